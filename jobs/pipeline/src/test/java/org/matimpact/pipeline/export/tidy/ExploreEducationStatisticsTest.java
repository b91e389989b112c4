package org.matimpact.pipeline.export.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.export.EditionFile;
import org.matimpact.pipeline.export.PublishedLake;

class ExploreEducationStatisticsTest {

  private static Map<String, List<String>> files;

  @BeforeAll
  static void publish() {
    files =
        new ExploreEducationStatistics()
            .files(PublishedLake.read()).stream()
                .collect(Collectors.toMap(EditionFile::path, file -> lines(file)));
  }

  @Test
  void thereIsAPairForEffectsAndOneForSizeBands() {
    assertThat(files.keySet())
        .containsExactlyInAnyOrder(
            "explore_education_statistics/matimpact_effects.csv",
            "explore_education_statistics/matimpact_effects.meta.csv",
            "explore_education_statistics/matimpact_results_by_size_band.csv",
            "explore_education_statistics/matimpact_results_by_size_band.meta.csv");
  }

  @Test
  void headlineEffectsStandUnderTheLastYearWithWordsForKeysAndPlainDecimals() {
    List<String> rows = file("matimpact_effects.csv");

    assertThat(rows).hasSize(4); // the header and three headline effects
    assertThat(rows.get(0))
        .startsWith("time_period,time_identifier,geographic_level,country_code,country_name,");
    assertThat(row(rows, "Total,Total"))
        .startsWith(
            "201819,Academic year,National,E92000001,England,Secondary,"
                + "\"Progress 8, in Progress 8 points\",Maintained schools,Total,Total,"
                + "2016/17 to 2018/19,0.000125,-0.1,0.10025,z,")
        .contains(",96.5,")
        .endsWith(",Estimated,\"few trusts, \"\"16+\"\"\"");
  }

  @Test
  void whatIsMissingSaysWhy() {
    List<String> rows = file("matimpact_effects.csv");

    assertThat(row(rows, "16 or more schools,Total"))
        .contains("2016/17 to 2018/19,c,c,c,")
        .endsWith(",c,c,Suppressed,fewer than 3 trusts");
    assertThat(row(rows, "2 to 3 schools,Total"))
        .contains("2016/17 to 2018/19,x,x,x,")
        .contains(",4,")
        .endsWith("Not estimable,no match");
    assertThat(row(file("matimpact_results_by_size_band.csv"), "16 or more schools,2018/19"))
        .endsWith(",c,c,c,c,c");
  }

  @Test
  void metadataDescribeWhatHasLevelsAndNameTheOneShownFirst() {
    List<String> rows = file("matimpact_effects.meta.csv");

    assertThat(rows)
        .contains(
            "trust_size_band,Filter,Size of the trust,,,,Filter by the number of schools in it,,Total",
            "schools_kept_percent,Indicator,Schools that the design keeps,What it rests on,%,1,,,")
        .noneMatch(row -> row.startsWith("school_phase") || row.startsWith("time_period"));
  }

  private static String row(List<String> rows, String part) {
    return rows.stream().filter(row -> row.contains(part)).findFirst().orElseThrow();
  }

  private static List<String> file(String name) {
    return files.get("explore_education_statistics/" + name);
  }

  private static List<String> lines(EditionFile file) {
    return new String(file.bytes(), StandardCharsets.UTF_8).lines().toList();
  }
}
