package org.matimpact.pipeline.export.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A pair of files that is good, and each way of spoiling one cell of it. */
class ExploreEducationStatisticsRulesTest {

  /** The guide's own example, "Overview of EES data files", with a third column of numbers. */
  private static final List<String> DATA =
      List.of(
          "time_period,time_identifier,geographic_level,country_code,country_name,sex,pupil_count",
          "202021,Academic year,National,E92000001,England,Total,1000",
          "202021,Academic year,National,E92000001,England,Male,c",
          "202021,Academic year,National,E92000001,England,Female,510.5");

  private static final List<String> METADATA =
      List.of(
          "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,"
              + "filter_grouping_column",
          "sex,Filter,Sex,,,,Filter by sex,",
          "pupil_count,Indicator,Pupils,,,0,,");

  static Stream<Arguments> spoiltData() {
    return Stream.of(
        arguments(0, "sex", "Sex", "snake case"),
        arguments(0, "sex", "pupil sex", "snake case"),
        arguments(0, "country_name", "country", "need the columns"),
        arguments(0, "sex", "pupil_count", "same name"),
        arguments(1, "Academic year", "Calendar year", "kinds of year"),
        arguments(1, "202021", "202022", "consecutive"),
        arguments(1, "202021", "2021", "consecutive"),
        arguments(1, "National", "Regional", "every row is National"),
        arguments(1, "E92000001", "", "every row is National"),
        arguments(1, "Total", "All", "write 'All' as Total"),
        arguments(1, "Total", "Men", "neither a Total"),
        arguments(2, "Male", "", "blank"),
        arguments(2, "Male", " Male", "padded"),
        arguments(2, "Male", "M".repeat(121), "longer than 120"),
        arguments(2, "Male", "Female", "same time, place and filters"),
        arguments(2, ",c", ",", "blank or obsolete"),
        arguments(2, ",c", ",~", "blank or obsolete"),
        arguments(2, ",c", ",[c]", "neither a plain decimal"),
        arguments(1, "1000", "1e3", "neither a plain decimal"),
        arguments(1, "1000", "1000,1", "more or fewer cells"));
  }

  static Stream<Arguments> spoiltMetadata() {
    return Stream.of(
        arguments(0, "indicator_dp", "decimals", "need the columns"),
        arguments(0, "filter_grouping_column", "filter_grouping_column,more", "only"),
        arguments(1, "sex,", "gender,", "describe gender"),
        arguments(1, "sex,", "time_period,", "describe time_period"),
        arguments(1, "sex,Filter,Sex", "pupil_count,Filter,Sex", "describe a column twice"),
        arguments(1, "Filter,", "filter,", "Filter or Indicator"),
        arguments(1, ",Sex,", ",,", "a label of"),
        arguments(1, ",Sex,", ",Pupils,", "same label"),
        arguments(1, ",Sex,", "," + "S".repeat(81) + ",", "a label of"),
        arguments(1, "Sex,,", "Sex,Pupils,", "is blank in a row of the other type"),
        arguments(2, ",0,,", ",0,Choose,", "is blank in a row of the other type"),
        arguments(2, ",,,0", ",,points,0", "indicator_unit is one of"),
        arguments(2, ",0,", ",-1,", "not below 0"));
  }

  @Test
  void theExampleIsGood() {
    assertThat(problems("pupils", DATA, METADATA)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("spoiltData")
  void aSpoiltCellOfTheDataIsFound(int line, String from, String to, String told) {
    assertThat(problems("pupils", spoilt(DATA, line, from, to), METADATA))
        .anyMatch(problem -> problem.contains(told));
  }

  @ParameterizedTest
  @MethodSource("spoiltMetadata")
  void aSpoiltCellOfTheMetadataIsFound(int line, String from, String to, String told) {
    assertThat(problems("pupils", DATA, spoilt(METADATA, line, from, to)))
        .anyMatch(problem -> problem.contains(told));
  }

  @Test
  void aFilterOfOneLevelHasNoMetadataAndOneOfSeveralHas() {
    List<String> oneLevel = new ArrayList<>(DATA.subList(0, 2));
    assertThat(problems("pupils", oneLevel, METADATA))
        .anyMatch(problem -> problem.contains("one level"));
    assertThat(problems("pupils", oneLevel, List.of(METADATA.get(0), METADATA.get(2)))).isEmpty();
    assertThat(problems("pupils", DATA, List.of(METADATA.get(0), METADATA.get(2))))
        .anyMatch(problem -> problem.contains("several levels and no metadata"));
  }

  @Test
  void aFileNameHasNoYearAndNoCapital() {
    assertThat(problems("pupils_2019", DATA, METADATA)).hasSize(1);
    assertThat(problems("Pupils", DATA, METADATA)).hasSize(1);
  }

  private static List<String> spoilt(List<String> lines, int line, String from, String to) {
    assertThat(lines.get(line)).contains(from);
    return IntStream.range(0, lines.size())
        .mapToObj(i -> i == line ? lines.get(i).replace(from, to) : lines.get(i))
        .toList();
  }

  private static List<String> problems(String name, List<String> data, List<String> metadata) {
    return new ExploreEducationStatisticsRules(name, grid(data), grid(metadata)).problems();
  }

  private static Grid grid(List<String> lines) {
    List<List<String>> cells = lines.stream().map(line -> List.of(line.split(",", -1))).toList();
    return new Grid(cells.get(0), cells.subList(1, cells.size()));
  }
}
