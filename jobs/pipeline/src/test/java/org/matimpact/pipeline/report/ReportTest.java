package org.matimpact.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.lake.EditionTables;

class ReportTest {

  @TempDir static Path folder;

  private static EditionTables tables;
  private static String page;

  @BeforeAll
  static void write() {
    tables = ReportLake.whole(folder.resolve("whole"));
    page = Report.html(tables);
  }

  @Test
  void theFirstSectionAnswersTheQuestion() {
    assertThat(page)
        .containsSubsequence(
            "<h1 id=\"answer-heading\">Is bigger better?</h1>",
            "Results were lower the larger the trust in 1 of 1 comparison.",
            "Of a further 1 comparison no trend can be told",
            "Differences by size band, over all outcomes: 1 no clear difference, 1 withheld",
            "Against comparable standalone academies",
            "could not be estimated, at any size",
            "Against comparable maintained schools",
            "lower the larger the trust; −0.07 pupil SD (95\u00a0% interval −0.12 to −0.01)",
            "By number of schools: 2–3: no clear difference; 16+: withheld to protect small"
                + " groups.",
            "<svg role=\"img\"",
            "<section id=\"effects\"");
  }

  @Test
  void suppressedAndNotEstimableRowsStandWithTheirReasons() {
    assertThat(page)
        .contains("fewer than 3 trusts")
        .contains("0.24 of the treated kept, fewer than 0.80 &amp; &lt;few&gt;");
  }

  @Test
  void absentAndEmptyTablesAreNamed() {
    assertThat(page)
        .contains("The table specification_curve is not part of this edition.")
        .contains("The table inference_check is not part of this edition.")
        .contains("The table trust_result has no rows in this edition.")
        .doesNotContain("The table effect_estimate");
  }

  @Test
  void anEditionWithoutResultsStillHasItsReport() {
    assertThat(Report.html(ReportLake.bare(folder.resolve("bare"))))
        .contains("This edition cannot tell")
        .contains("The table effect_estimate is not part of this edition.")
        .contains("Effects of single trusts are not published")
        .endsWith("</html>\n");
  }

  @Test
  void textOfTheTablesIsEscaped() {
    assertThat(page).contains("&lt;b&gt;made up&lt;/b&gt;").doesNotContain("<b>made up");
  }

  @Test
  void theSameTablesGiveTheSameBytes() {
    assertThat(Report.html(tables)).isEqualTo(page);
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    assertThat(found(" (?:src|href|action|poster)=\"(?!#|data:)[^\"]*\"")).isEmpty();
    assertThat(page).doesNotContain("@import", "url(", "http:", "https:", "fetch(");
  }

  @Test
  void idsAreUniqueAndEveryLinkHasItsTarget() {
    List<String> ids = found(" id=\"([^\"]+)\"");

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(found(" href=\"#([^\"]+)\""));
    assertThat(ids).containsAll(found(" aria-labelledby=\"([^\" ]+)"));
  }

  @Test
  void everyChartHasATextAlternativeAndItsNumbers() {
    int charts = found("<svg ").size();

    assertThat(charts).isGreaterThan(6);
    assertThat(found("<svg role=\"img\" aria-labelledby=\"[^\"]+\" viewBox=\"[^\"]+\"><title"))
        .hasSize(charts);
    assertThat(found("<desc id=\"[^\"]+\">[^<]+</desc>")).hasSize(charts);
    assertThat(found("<summary>Numbers behind this chart")).hasSize(charts);
  }

  @Test
  void everyHeadlineRowLeadsToItsCautionsAndItsSources() {
    assertThat(found("<a href=\"#source-1\">S1</a>")).hasSize(4);
    assertThat(found("<a href=\"#caution-1\">C1</a>")).hasSize(4);
    assertThat(page).containsSubsequence("<div id=\"source-1\">", "estimate 0123");
  }

  @Test
  void wordsClaimNoCauseAndHaveNoStars() {
    String told = page.substring(page.indexOf("<body>"), page.indexOf("<script>"));

    assertThat(told).doesNotContain("significant", "impact of", "improve", "thanks to", "p < .05");
    assertThat(found("\\d\\*")).isEmpty();
  }

  private static List<String> found(String pattern) {
    return Pattern.compile(pattern)
        .matcher(page)
        .results()
        .map((MatchResult match) -> match.group(match.groupCount()))
        .toList();
  }
}
