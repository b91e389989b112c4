package org.matimpact.pipeline.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.run.StudyRun;
import org.matimpact.pipeline.run.TinyEngland;

/** Files of a few pupils in the schools of {@link TinyEngland}, and the ingest of them. */
public final class TinyPupils {

  /** Key of the hash; made up here, and used nowhere else. */
  public static final String KEY =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  public static final String KS2_HEADER =
      "KS2_PupilMatchingRefAnonymous,KS2_ACADYR,KS2_LAESTAB,KS2_URN,KS2_URN_AC,KS2_NFTYPE,"
          + "KS2_ENDKS,KS2_NATRES,KS2_GENDER,KS2_MONTH_PART,KS2_KS1APS,KS2_READSCORE,KS2_MATSCORE";

  public static final String KS4_HEADER =
      "KS4_PupilMatchingRefAnonymous,KS4_ACADYR,KS4_LAESTAB,KS4_URN,KS4_URN_AC,KS4_NFTYPE,"
          + "KS4_ENDKS,KS4_NATRES,KS4_GENDER,KS4_MONTH_PART,KS4_FSM6,KS4_VAP2TAAPS_PTQ_EE,KS4_ATT8,"
          + "KS4_P8SCORE,KS4_PTSCNEWE_PTQ_EE,KS4_LEVEL2_EM_94";

  private final Path folder;
  private final Map<String, List<String>> sources = new LinkedHashMap<>();
  private final Map<String, String> settings = new LinkedHashMap<>();
  private int slices = 2;

  /** No pupils yet; the register is written. */
  public TinyPupils(Path folder) {
    this.folder = folder;
    TinyEngland.draw().write(folder);
    text("pupil.key", KEY + "\n");
    set("ingest.pupil_key_file", "pupil.key");
  }

  /** Header of a census with the two digits of its year. */
  public static String censusHeader(String year) {
    String header =
        "PupilMatchingRefAnonymous_SPR@,URN_SPR@,LAEstab_SPR@,EnrolStatus_SPR@,NCyearActual_SPR@,"
            + "Gender_SPR@,EVERFSM_6_P_SPR@,LanguageGroupMajor_SPR@,SENprovision_SPR@,"
            + "IDACIScore_SPR@,EthnicGroupMajor_SPR@";
    return header.replace("@", year);
  }

  /** Writes a file of a contract: header, then rows. */
  public TinyPupils file(String contract, String name, String header, List<String> rows) {
    List<String> lines = new ArrayList<>(List.of(header));
    lines.addAll(rows);
    return text(contract, name, String.join("\n", lines) + "\n");
  }

  /** Writes a file of a contract as it is. */
  public TinyPupils text(String contract, String name, String text) {
    text(name, text);
    return named(contract, name);
  }

  /** Writes a gzipped file of a contract. */
  public TinyPupils gzip(String contract, String name, String text) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      Files.write(folder.resolve(name), bytes.toByteArray());
      return named(contract, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names a file that is there, or is not. */
  public TinyPupils named(String contract, String name) {
    sources.computeIfAbsent(contract, c -> new ArrayList<>()).add(name);
    return this;
  }

  public TinyPupils set(String key, String value) {
    settings.put(key, value);
    return this;
  }

  public TinyPupils onSlices(int number) {
    slices = number;
    return this;
  }

  public Path folder() {
    return folder;
  }

  public Path lake() {
    return folder.resolve("lake");
  }

  /** Settings of the study with the sources of pupils. */
  public String hocon() {
    StringBuilder hocon = new StringBuilder(TinyEngland.settings());
    sources.forEach(
        (contract, files) ->
            hocon
                .append("sources.%s { contract = %s, files = [".formatted(contract, contract))
                .append(String.join(", ", files.stream().map(f -> '"' + f + '"').toList()))
                .append("] }\n"));
    settings.forEach((key, value) -> hocon.append("%s = \"%s\"%n".formatted(key, value)));
    return hocon.toString();
  }

  /** Runs ingest alone; what a person who waits reads. */
  public String ingest() {
    IngestStage stage = new IngestStage();
    return new StudyRun(hocon(), folder, lake())
        .onSlices(slices)
        .run(List.of(stage), List.of(stage), Completeness.DRAFT);
  }

  /** Rows of a table, without the run that wrote them. */
  public List<Map<String, Object>> rows(String table) {
    return StudyRun.without(
        StudyRun.rows(lake(), table, "tiny", Completeness.DRAFT), "run_id", "edition");
  }

  private void text(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
