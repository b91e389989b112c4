package org.matimpact.pipeline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names and codes of the National Pupil Database, after the Department for Education's dictionary
 * of its variables (KS4: by the years for which it says a name is populated).
 */
class PupilContractsTest {

  private static final Contracts CONTRACTS = Contracts.load(List.of());
  private static final String KS4 = "KS4_PupilMatchingRefAnonymous,KS4_ACADYR,KS4_URN,KS4_ENDKS,";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "2012/2013,KS4_VAP2TAAPS,KS4_PTSCNEWE,KS4_LEVEL2_EM",
    "2013/2014,KS4_VAP2TAAPS_PTQ,KS4_PTSCNEWE_PTQ,KS4_LEVEL2_EM_PTQ",
    "2014/2015,KS4_VAP2TAAPS_PTQ_EE,KS4_PTSCNEWE_PTQ_EE,KS4_LEVEL2_EM_94",
    "2018/2019,KS4_VAP2TAAPS_PTQ_EE,KS4_PTSCNEWE_PTQ_EE,KS4_LEVEL2_EM_PTQ_EE"
  })
  void keyStage4GoesByTheNamesOfItsYear(String year, String prior, String points, String level2) {
    RecordParser parser = parser("npd-ks4", KS4 + String.join(",", prior, points, level2));

    assertThat(kept(parser, "P,%s,100000,1,27.50,310.5,1".formatted(year)))
        .containsEntry("prior_attainment", 27.5)
        .containsEntry("capped_points", 310.5)
        .containsEntry("level2_em", 1L);
  }

  @Test
  void rowsOfSeveralYearsInOneFileGoEachByItsNames() {
    RecordParser parser =
        parser("npd-ks4", KS4 + "KS4_VAP2TAAPS,KS4_VAP2TAAPS_PTQ,KS4_VAP2TAAPS_PTQ_EE");

    assertThat(kept(parser, "P,2012/2013,100000,1,11,22,33"))
        .containsEntry("prior_attainment", 11.0);
    assertThat(kept(parser, "P,2013/2014,100000,1,11,22,33"))
        .containsEntry("prior_attainment", 22.0);
    assertThat(kept(parser, "P,2015/2016,100000,1,11,22,33"))
        .containsEntry("prior_attainment", 33.0);
  }

  @Test
  void aNameOfAnotherYearBreaksTheRow() {
    RecordParser parser = parser("npd-ks4", KS4 + "KS4_VAP2TAAPS_PTQ");

    assertThat(breaks(parser, "P,2015/2016,100000,1,27.5"))
        .containsExactly(
            new RowBreak(
                "KS4_VAP2TAAPS_PTQ",
                "x-aliases",
                "is the name of another year; rows of 2016 have 'KS4_VAP2TAAPS_PTQ_EE'"));
  }

  @Test
  void scaledScoresReplacePointsIn2016() {
    String header =
        "KS2_PupilMatchingRefAnonymous,KS2_ACADYR,KS2_URN,KS2_ENDKS,KS2_READSCORE,KS2_KS2READPS";
    RecordParser parser = parser("npd-ks2", header);

    assertThat(kept(parser, "P,2015/2016,100000,1,104,27"))
        .containsEntry("reading_score", 104.0)
        .doesNotContainKey("reading_points");
    assertThat(kept(parser, "P,2014/2015,100000,1,104,27"))
        .containsEntry("reading_points", 27.0)
        .doesNotContainKey("reading_score");
  }

  @Test
  void theAcademyComesBeforeTheSchoolThatItWas() {
    RecordParser parser =
        parser("npd-ks4", "KS4_PupilMatchingRefAnonymous,KS4_ACADYR,KS4_URN,KS4_URN_AC,KS4_ENDKS");

    assertThat(kept(parser, "P,2017,100000,140000,1"))
        .containsEntry("urn", 140000L)
        .containsEntry("reported_urn", 100000L);
    assertThat(kept(parser, "P,2017,100000,,1")).containsEntry("urn", 100000L);
    assertThat(breaks(parser, "P,2017,,,1")).extracting(RowBreak::rule).containsExactly("required");
    assertThat(breaks(parser, "P,2017,100000,14000X,1"))
        .extracting(RowBreak::column, RowBreak::rule)
        .containsExactly(tuple("KS4_URN_AC", "integer"));
  }

  @ParameterizedTest
  @CsvSource({
    "2016/2017,2017",
    "2016/17,2017",
    "2016-17,2017",
    "201617,2017",
    "20162017,2017",
    "2017,2017",
    "2017.0,2017",
    "1999/00,2000",
    "1999/2000,2000"
  })
  void anAcademicYearEndsInItsSecondYear(String text, long year) {
    assertThat(AcademicYear.parse(text).isPresent() || text.contains(".")).isTrue();
    RecordParser parser = parser("npd-ks4", KS4 + "x");
    assertThat(kept(parser, "P," + text + ",100000,1,")).containsEntry("year", year);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2016/2018", "201616", "16/17", "2016/", "2016/2017/2018", "year", "20 17"})
  void whatIsNoAcademicYearIsRejected(String text) {
    assertThat(breaks(parser("npd-ks4", KS4 + "x"), "P," + text + ",100000,1,"))
        .extracting(RowBreak::column)
        .containsExactly("KS4_ACADYR");
  }

  @Test
  void theCensusHasItsYearInItsHeaders() throws IOException {
    String rows = "P,100000,1,1_ENG,E,AOEG\nP,100000,0,2_OTH,N,UNCL\nP,100000,0,3_UNCL,S,WHIT\n";
    Path file = file("census.csv", census("16") + "\n" + rows);

    assertThat(check("npd-census", file)).isEmpty();
    RecordParser parser = parser("npd-census", census("16"));
    assertThat(kept(parser, "P,100000,1,1_ENG,E,AOEG"))
        .containsEntry("year", 2016L)
        .containsEntry("disadvantaged", 1L)
        .containsEntry("eal", 0L)
        .containsEntry("sen", 1L)
        .containsEntry("ethnicity", "other");
    assertThat(kept(parser, "P,100000,0,3_UNCL,N,UNCL"))
        .containsEntry("sen", 0L)
        .doesNotContainKeys("eal", "ethnicity");
  }

  @Test
  void aCensusColumnOfAnotherYearIsNamedWithTheOneExpected() throws IOException {
    Path file =
        file(
            "census.csv",
            census("16").replace("EVERFSM_6_P_SPR16", "EVERFSM_6_P_SPR15") + "\n,,,,,\n");

    assertThat(check("npd-census", file))
        .singleElement()
        .satisfies(
            b -> {
              assertThat(b.column()).isEqualTo("EVERFSM_6_P_SPR15");
              assertThat(b.problem()).contains("rows of 2016 have 'EVERFSM_6_P_SPR16'");
            });
  }

  @Test
  void aFileHoldsOneCensus() throws IOException {
    Path file = file("census.csv", census("16") + "," + census("17") + "\n");

    assertThat(check("npd-census", file))
        .extracting(Break::problem)
        .singleElement()
        .asString()
        .contains("several years: [2016, 2017]");
  }

  @Test
  void aWholeFileUnderNamesOfAnotherYearIsNoFileAtAll() throws IOException {
    Path wrong = file("ks4-2016.csv", KS4 + "KS4_VAP2TAAPS_PTQ\nP,2015/2016,100000,1,27\n");
    Path absent = folder.resolve("absent.csv");

    assertThat(check("npd-ks4", wrong, absent))
        .extracting(b -> Path.of(b.file()).getFileName() + " " + b.column())
        .containsExactly("ks4-2016.csv KS4_VAP2TAAPS_PTQ", "absent.csv ");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "\t", ";"})
  void theHeaderTellsTheDelimiter(String delimiter) {
    String header = KS4.replace(",", delimiter) + "KS4_ATT8";

    assertThat(DelimiterChoice.of(CONTRACTS.source("npd-ks4").delimiters(), header))
        .isEqualTo(delimiter.charAt(0));
  }

  @Test
  void anExportOfSpssIsRead() throws IOException {
    String header = "\"" + KS4.replace(",", "\",\"") + "KS4_P8SCORE\",\"KS4_ATT8\"";
    String row = "\"P1     \",\"2016/2017\",\"100000.00\",\"1\",\"-.50\",\"#NULL!\"";
    Path file = file("spss.csv", "\uFEFF" + header + "\r\n" + row + "\r\n");

    assertThat(check("npd-ks4", file)).isEmpty();
    assertThat(kept(parser("npd-ks4", header), row))
        .containsEntry("progress_8", -0.5)
        .containsEntry("urn", 100000L)
        .doesNotContainKey("attainment_8");
  }

  @Test
  void aPupilIsItsKeyedHashWhateverBlanksFollow() {
    PupilKey key = new PupilKey("0123456789abcdef0123456789abcdef".getBytes(UTF_8));
    FileLayout layout =
        new FileLayout("f.csv", FileLayout.Format.TEXT, List.of((KS4 + "x").split(",")), ',');
    RecordParser parser = RecordParser.of(CONTRACTS.source("npd-ks4"), layout, Optional.of(key));

    Object pupil = kept(parser, "MARKER77  ,2017,100000,1,").get("pupil");
    assertThat(pupil).isEqualTo(key.hash().name("MARKER77")).isNotEqualTo("MARKER77");
    assertThat(kept(parser("npd-ks4", KS4 + "x"), "MARKER77,2017,100000,1,").get("pupil"))
        .as("without a key")
        .isEqualTo("(not shown)");
  }

  @Test
  void valuesAreHeldToTheRangesOfTheTable() {
    RecordParser parser = parser("npd-ks4", KS4 + "KS4_ATT8");

    assertThat(kept(parser, "P,2017,100000,1,100.004")).containsEntry("attainment_8", 100.0);
    assertThat(breaks(parser, "P,2017,100000,1,100.01"))
        .extracting(RowBreak::rule)
        .containsExactly("maximum");
    assertThat(breaks(parser, "P,2017,100000,1,-0.01"))
        .extracting(RowBreak::rule)
        .containsExactly("minimum");
    assertThat(breaks(parser, "P,2017,100000,1,U"))
        .extracting(RowBreak::rule)
        .containsExactly("number");
  }

  private static String census(String year) {
    return "PupilMatchingRefAnonymous_SPR@,URN_SPR@,EVERFSM_6_P_SPR@,LanguageGroupMajor_SPR@,SENprovision_SPR@,EthnicGroupMajor_SPR@"
        .replace("@", year);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<Break> check(String contract, Path... files) {
    SourceSpec spec = new SourceSpec("s", contract, List.of(files));
    InputException found =
        catchThrowableOfType(
            InputException.class,
            () -> new SourceReader(CONTRACTS).read(List.of(spec), ReadScope.FULL, 0));
    return found == null ? List.of() : found.breaks();
  }

  private static RecordParser parser(String contract, String header) {
    List<String> cells = new CellSplitter(',').split(header).texts();
    return RecordParser.of(CONTRACTS.source(contract), cells, "file.csv");
  }

  private static Map<String, Object> kept(RecordParser parser, String row) {
    Parsed parsed = parser.parse(row.getBytes(UTF_8));
    assertThat(parsed).isInstanceOf(Parsed.Kept.class);
    return ((Parsed.Kept) parsed).values();
  }

  private static List<RowBreak> breaks(RecordParser parser, String row) {
    Parsed parsed = parser.parse(row.getBytes(UTF_8));
    assertThat(parsed).isInstanceOf(Parsed.Broken.class);
    return ((Parsed.Broken) parsed).breaks();
  }
}
