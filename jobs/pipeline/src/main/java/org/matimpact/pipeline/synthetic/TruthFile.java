package org.matimpact.pipeline.synthetic;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes {@code truth.json}: what was planted, and what came of it. */
final class TruthFile {
  static final String NAME = "truth.json";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private final England england;

  TruthFile(England england) {
    this.england = england;
  }

  void write(Path directory) throws IOException {
    SyntheticSettings settings = england.settings();
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("seed", settings.seed());
    truth.put("scale", settings.scale());
    truth.put("blemished", settings.blemished());
    truth.put("treated_from", StudyDates.START.toString());
    truth.put("size_counted_on", StudyDates.END.toString());
    truth.put("outcome_years", StudyDates.RESULT_YEARS);
    truth.put("variation", settings.variation());
    truth.put("planted_sd", planted(settings.planted()));
    truth.put("pupil_sd", pupilSds());
    truth.put("effects", new TruthTable(england).rows());
    Files.writeString(directory.resolve(NAME), JSON.writeValueAsString(truth) + "\n");
  }

  private static Map<String, Map<String, Double>> planted(PlantedEffects planted) {
    Map<String, Map<String, Double>> byPhase = new LinkedHashMap<>();
    for (Phase phase : new Phase[] {Phase.PRIMARY, Phase.SECONDARY}) {
      Map<String, Double> byBand = new LinkedHashMap<>();
      for (SizeBand band : SizeBand.values()) {
        byBand.put(band.label(), planted.of(phase, band));
      }
      byPhase.put(phase.label(), byBand);
    }
    return byPhase;
  }

  private static Map<String, Double> pupilSds() {
    Map<String, Double> sds = new LinkedHashMap<>();
    for (OutcomeMeasure outcome : OutcomeMeasure.values()) {
      sds.put(outcome.label(), outcome.unitsPerPupilSd());
    }
    return sds;
  }
}
