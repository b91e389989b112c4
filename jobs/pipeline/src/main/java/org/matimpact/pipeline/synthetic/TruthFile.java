package org.matimpact.pipeline.synthetic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code truth.json}: what was planted, and what came of it, a line for each entry of a
 * list.
 *
 * <p>The effect of a trust on one of its schools is the planted effect of the school's phase, size
 * band and route and the deviation of the trust, both by outcome, in SDs of the pupils of England:
 * so the effect on any set of treated schools, as a matched one, can be worked out ({@link Truth}).
 */
final class TruthFile {
  static final String NAME = "truth.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private final England england;
  private final Map<Integer, Map<KeyStage, NationalResults>> national;
  private final List<TreatedSchool> treated;

  TruthFile(England england, Map<Integer, Map<KeyStage, NationalResults>> national) {
    this.england = england;
    this.national = national;
    this.treated =
        england.schools().stream()
            .flatMap(school -> TreatedSchool.of(school, england).stream())
            .toList();
  }

  void write(Path directory) throws IOException {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, Object> entry : truth().entrySet()) {
      parts.add("  \"" + entry.getKey() + "\" : " + value(entry.getValue()));
    }
    String text = "{\n" + String.join(",\n", parts) + "\n}\n";
    Files.writeString(directory.resolve(NAME), text);
  }

  private Map<String, Object> truth() {
    SyntheticSettings settings = england.settings();
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("seed", settings.seed());
    truth.put("scale", settings.scale());
    truth.put("blemished", settings.blemished());
    truth.put("dirty", settings.dirty());
    truth.put("hidden_confounder", settings.hiddenConfounder());
    truth.put("treated_from", StudyDates.START.toString());
    truth.put("size_counted_on", StudyDates.END.toString());
    truth.put("outcome_years", StudyDates.RESULT_YEARS);
    truth.put("variation", settings.variation());
    truth.put("pupil_sd", sdsByColumn());
    truth.put("national", nationalResults());
    truth.put("planted_sd", planted(settings.planted()));
    truth.put("effects", new TruthTable(treated, sds()).rows());
    truth.put("trusts", trusts());
    truth.put("treated_schools", treated.stream().map(TruthFile::school).toList());
    return truth;
  }

  private static String value(Object value) throws JsonProcessingException {
    if (!(value instanceof List<?> list) || list.isEmpty() || list.get(0) instanceof Integer) {
      return JSON.writeValueAsString(value);
    }
    List<String> lines = new ArrayList<>();
    for (Object element : list) {
      lines.add("    " + JSON.writeValueAsString(element));
    }
    return "[\n" + String.join(",\n", lines) + "\n  ]";
  }

  /** The mean effect planted in every cell, SDs of the pupils of England. */
  private static List<Map<String, Object>> planted(PlantedEffects planted) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (PupilMeasure measure : PupilMeasure.values()) {
      for (SizeBand band : SizeBand.values()) {
        for (Route route : Route.values()) {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("phase", measure.phase().label());
          row.put("size_band", band.label());
          row.put("route", route.label());
          row.put("outcome", measure.column());
          row.put("effect", planted.of(measure, band, route));
          rows.add(row);
        }
      }
    }
    return rows;
  }

  /** SD of the pupils' outcome, in points, in which effects are planted: the mean of the years. */
  private Map<PupilMeasure, Double> sds() {
    Map<PupilMeasure, Double> sds = new EnumMap<>(PupilMeasure.class);
    for (Map<KeyStage, NationalResults> year : national.values()) {
      for (NationalResults results : year.values()) {
        for (PupilMeasure measure : results.measures()) {
          sds.merge(measure, results.sd(measure) / national.size(), Double::sum);
        }
      }
    }
    return sds;
  }

  private Map<String, Double> sdsByColumn() {
    Map<String, Double> columns = new LinkedHashMap<>();
    sds().forEach((measure, sd) -> columns.put(measure.column(), sd));
    return columns;
  }

  /** What came out: pupils, mean, SD and SD of progress by year, in points. */
  private List<Map<String, Object>> nationalResults() {
    List<Map<String, Object>> rows = new ArrayList<>();
    national.forEach(
        (year, keyStages) ->
            keyStages.forEach(
                (keyStage, results) ->
                    results.measures().forEach(m -> rows.add(result(year, m, results)))));
    return rows;
  }

  private static Map<String, Object> result(
      int year, PupilMeasure measure, NationalResults results) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("outcome", measure.column());
    row.put("year", year);
    row.put("pupils", results.pupils(measure));
    row.put("mean", results.mean(measure));
    row.put("sd", results.sd(measure));
    row.put("progress_sd", results.progressSd(measure));
    return row;
  }

  /** Every multi-school trust and its own deviation from what was planted. */
  private List<Map<String, Object>> trusts() {
    Outcomes outcomes = new Outcomes(england);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Trust trust : england.trusts().values()) {
      if (trust.band().isPresent()) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("trust", trust.uid());
        row.put("size_band", trust.band().orElseThrow().label());
        row.put("schools", trust.members());
        for (PupilMeasure measure : PupilMeasure.values()) {
          row.put(measure.column(), outcomes.deviation(trust, measure));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static Map<String, Object> school(TreatedSchool treated) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("urn", treated.school().urn());
    row.put("phase", treated.school().site().phase().label());
    row.put("trust", treated.trust().uid());
    row.put("size_band", treated.band().label());
    row.put("route", treated.route().label());
    return row;
  }
}
