package org.matimpact.pipeline.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files are those of the official sources in name, header, encoding and quirks. */
class SyntheticFilesTest {
  @TempDir private static Path directory;

  private static SyntheticFiles files;

  @BeforeAll
  static void write() throws IOException {
    files = SyntheticFiles.written(directory, SyntheticSettings.of(.1, 1));
  }

  @Test
  void everyFileIsThere() throws IOException {
    try (Stream<Path> written = Files.list(directory)) {
      assertThat(written.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "edubasealldata.csv",
              "links_edubasealldata.csv",
              "allgroupsdata.csv",
              "alllinksdata.csv",
              "academiesmatmembership.csv",
              "inspections.csv",
              "2016-2017_england_ks2final.csv",
              "2017-2018_england_ks2final.csv",
              "2018-2019_england_ks2final.csv",
              "2016-2017_england_ks4final.csv",
              "2017-2018_england_ks4final.csv",
              "2018-2019_england_ks4final.csv",
              "2014-2015_england_census.csv",
              "2015-2016_england_census.csv",
              "2016-2017_england_census.csv",
              "2017-2018_england_census.csv",
              "2018-2019_england_census.csv",
              "KS2_PUPIL_2017.csv",
              "KS2_PUPIL_2018.csv",
              "KS2_PUPIL_2019.csv",
              "KS4_PUPIL_2017.csv",
              "KS4_PUPIL_2018.csv",
              "KS4_PUPIL_2019.csv",
              "CENSUS_SPRING_2017.csv",
              "CENSUS_SPRING_2018.csv",
              "CENSUS_SPRING_2019.csv",
              "pupil.key",
              "truth.json");
    }
  }

  /** Headers of the official files of those dates, July 2022 and April 2023, in full. */
  @Test
  void headersOfTheRegisterAreTheOfficialOnes() throws IOException {
    assertThat(files.header("links_edubasealldata.csv", SyntheticFiles.WINDOWS))
        .isEqualTo("\"URN\",\"LinkURN\",\"LinkName\",\"LinkType\",\"LinkEstablishedDate\"");
    assertThat(files.header("allgroupsdata.csv", StandardCharsets.UTF_8))
        .startsWith("Group UID,Group ID,Group Name,Companies House Number,Group Type (code),")
        .contains("Closed Date,Open date,Incorporated on (open date),Group Status (code)")
        .endsWith("Head of Group Last Name,UKPRN");
    assertThat(files.header("alllinksdata.csv", StandardCharsets.UTF_8))
        .startsWith(",URN,Group UID,Group ID,Group Name,Companies House Number,")
        .endsWith("PhaseOfEducation (code),PhaseOfEducation (name),LA (code),LA (name)");
    assertThat(files.header("academiesmatmembership.csv", SyntheticFiles.WINDOWS))
        .isEqualTo(
            "URN,Group UID,Group ID,Group Name,Group Type (code),Group Type,Date Joined Group,"
                + "Date Left Group");
    assertThat(files.header("inspections.csv", StandardCharsets.UTF_8))
        .isEqualTo("URN,Rating,Inspection Date");
  }

  @Test
  void performanceTablesHaveTheColumnsOfTheirYear() throws IOException {
    assertThat(files.header("2016-2017_england_ks2final.csv", StandardCharsets.UTF_8))
        .startsWith("\uFEFFRECTYPE,ALPHAIND,LEA,ESTAB,URN,SCHNAME,ADDRESS1")
        .contains("TSENELSE,PSENELSE", "READPROG,READPROG_LOWER,READPROG_UPPER,READCOV")
        .doesNotContain("PCON_CODE", "PSENELEK");
    assertThat(files.header("2018-2019_england_ks2final.csv", StandardCharsets.UTF_8))
        .contains("TELNUM,PCON_CODE,PCON_NAME,URN_AC", "TSENELEK,PSENELEK")
        .doesNotContain("PSENELSE");
    assertThat(files.header("2016-2017_england_ks4final.csv", StandardCharsets.UTF_8))
        .contains("ADMPOL,ADMPOL_2017,EGENDER", "P8PUP,P8MEACOV,P8MEA,P8CILOW,P8CIUPP")
        .doesNotContain("P8MEA_ORIG");
    assertThat(files.header("2018-2019_england_ks4final.csv", StandardCharsets.UTF_8))
        .startsWith("\uFEFFRECTYPE,LEA,ESTAB,URN")
        .contains("ADMPOL,ADMPOL_18", "P8PUP,TP8ADJ,P8MEACOV,P8MEA", "P8MEA_ORIG");
  }

  @Test
  void tablesCarryTheOfficialCodesAndRecordTypes() throws IOException {
    List<Map<String, String>> ks2 = files.table("2018-2019_england_ks2final.csv");
    assertThat(ks2).extracting(row -> row.get("RECTYPE")).contains("1", "3", "4", "5");
    assertThat(ks2).extracting(row -> row.get("READPROG")).contains("SUPP", "LOWCOV", " ");
    assertThat(ks2).extracting(row -> row.get("PTFSM6CLA1A")).contains("SUPP", "30%");
    assertThat(ks2).extracting(row -> row.get("TOTPUPS")).contains("NEW");
    List<Map<String, String>> ks4 = files.table("2018-2019_england_ks4final.csv");
    assertThat(ks4).extracting(row -> row.get("RECTYPE")).contains("1", "2", "4", "5", "7");
    assertThat(ks4).extracting(row -> row.get("P8MEA")).contains("NP", "NE", "SUPP", "");
  }

  @Test
  void groupsThatAreNoTrustsStandBesideTrusts() throws IOException {
    assertThat(files.table("alllinksdata.csv"))
        .extracting(row -> row.get("Group Type"))
        .contains("Federation", "School sponsor", "Multi-academy trust", "Single-academy trust");
  }

  @Test
  void namesNeedTheirEncodingAndTheirQuotes() throws IOException {
    List<Map<String, String>> schools = files.register("edubasealldata.csv");
    assertThat(schools)
        .extracting(row -> row.get("EstablishmentName"))
        .anyMatch(name -> name.contains("é"))
        .anyMatch(name -> name.contains("'"))
        .anyMatch(name -> name.contains(","));
  }

  @Test
  void aboutAQuarterOfLinksHasNoDate() throws IOException {
    List<Map<String, String>> links = files.register("links_edubasealldata.csv");
    long undated = links.stream().filter(row -> row.get("LinkEstablishedDate").isEmpty()).count();
    assertThat((double) undated / links.size()).isBetween(.22, .32);
    assertThat(links)
        .extracting(row -> row.get("LinkType"))
        .contains("Predecessor", "Successor", "Predecessor - merged", "Successor - Split School");
  }

  @Test
  void faultsAreUnderOnePercentAndACleanEnglandHasNone(@TempDir Path other) throws IOException {
    SyntheticFiles clean = SyntheticFiles.written(other, SyntheticSettings.of(.1, 1).clean());
    Pattern letter = Pattern.compile("\\d+o");
    String name = "2018-2019_england_census.csv";
    assertThat(files.table(name))
        .filteredOn(row -> letter.matcher(row.get("NOR")).matches())
        .hasSize(1);
    assertThat(files.table(name)).hasSize(clean.table(name).size() + 1);
    assertThat(clean.table(name)).noneMatch(row -> letter.matcher(row.get("NOR")).matches());
    assertThat(clean.register("links_edubasealldata.csv"))
        .noneMatch(row -> row.get("LinkEstablishedDate").startsWith("31-02"));
    assertThat(files.register("links_edubasealldata.csv"))
        .filteredOn(row -> row.get("LinkEstablishedDate").startsWith("31-02"))
        .hasSize(1);
  }

  @Test
  void headersOfPupilFilesAreThoseOfTheDictionaryAndTheYear() throws IOException {
    String ks2 =
        "KS2_PupilMatchingRefAnonymous,KS2_ACADYR,KS2_LAESTAB,KS2_URN,KS2_URN_AC,KS2_NFTYPE,"
            + "KS2_ENDKS,KS2_NATRES,KS2_GENDER,KS2_MONTH_PART,KS2_KS1APS,KS2_READSCORE,"
            + "KS2_MATSCORE";
    assertThat(pupilHeader("KS2_PUPIL_2017")).isEqualTo(ks2);
    assertThat(pupilHeader("KS2_PUPIL_2018")).isEqualTo(ks2 + ",KS2_FSM6");
    assertThat(pupilHeader("KS4_PUPIL_2019"))
        .isEqualTo(
            "KS4_PupilMatchingRefAnonymous,KS4_ACADYR,KS4_LAESTAB,KS4_URN,KS4_URN_AC,KS4_NFTYPE,"
                + "KS4_ENDKS,KS4_NATRES,KS4_GENDER,KS4_MONTH_PART,KS4_FSM6,"
                + "KS4_VAP2TAAPS_PTQ_EE,KS4_ATT8,KS4_P8SCORE,KS4_PTSCNEWE_PTQ_EE,"
                + "KS4_LEVEL2_EM_94");
    assertThat(pupilHeader("CENSUS_SPRING_2019"))
        .isEqualTo(
            "PupilMatchingRefAnonymous_SPR19,URN_SPR19,LAEstab_SPR19,EnrolStatus_SPR19,"
                + "NCyearActual_SPR19,Gender_SPR19,EVERFSM_6_P_SPR19,LanguageGroupMajor_SPR19,"
                + "SENprovision_SPR19,IDACIScore_SPR19,EthnicGroupMajor_SPR19");
  }

  @Test
  void theKeyFileIsAKeyAndNothingElse() throws IOException {
    String key = Files.readString(files.path("pupil.key"), StandardCharsets.US_ASCII);
    assertThat(key.strip()).matches("[0-9a-f]{64}");
  }

  private static String pupilHeader(String table) throws IOException {
    return files.header(table + ".csv", StandardCharsets.UTF_8);
  }
}
