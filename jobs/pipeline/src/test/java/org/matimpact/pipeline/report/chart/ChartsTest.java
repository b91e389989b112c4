package org.matimpact.pipeline.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.matimpact.pipeline.report.words.Interval;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartsTest {

  private static final String SPITEFUL = "<script>alert(\"&'\")</script>";
  private static final Interval SOME = new Interval(0.1, -0.2, 0.4);

  static Stream<String> charts() {
    ForestPlot.Row row =
        new ForestPlot.Row(SPITEFUL, Optional.of(SOME), ForestPlot.Reliance.NONE, SPITEFUL);
    ForestPlot.Row none =
        new ForestPlot.Row(SPITEFUL, Optional.empty(), ForestPlot.Reliance.FULL, SPITEFUL);
    AttritionChart.Step step =
        new AttritionChart.Step(SPITEFUL, OptionalLong.of(3), OptionalLong.of(7));
    AttritionChart.Step withheld =
        new AttritionChart.Step(SPITEFUL, OptionalLong.empty(), OptionalLong.empty());
    RangeChart.Range range = new RangeChart.Range(-1, 1);
    List<CurveChart.Line> lines =
        List.of(
            new CurveChart.Line(SPITEFUL, Series.FIRST, List.of(new CurveChart.Point(2, SOME))),
            new CurveChart.Line(SPITEFUL, Series.SECOND, List.of()));
    return Stream.of(
        new ForestPlot(
                SPITEFUL, List.of(new ForestPlot.Group(SPITEFUL, Series.THIRD, List.of(row, none))))
            .svg("i", SPITEFUL, SPITEFUL),
        new ForestPlot("", List.of()).svg("i", SPITEFUL, SPITEFUL),
        new LovePlot(
                List.of(new LovePlot.Row(SPITEFUL, OptionalDouble.of(0.3), OptionalDouble.empty())))
            .svg("i", SPITEFUL, SPITEFUL),
        new AttritionChart(List.of(step, withheld)).svg("i", SPITEFUL, SPITEFUL),
        new RangeChart(SPITEFUL, List.of(new RangeChart.Row(SPITEFUL, range, range)))
            .svg("i", SPITEFUL, SPITEFUL),
        new CurveChart(SPITEFUL, SPITEFUL, CurveChart.Spacing.RATIO, lines)
            .svg("i", SPITEFUL, SPITEFUL),
        new CurveChart("", "", CurveChart.Spacing.EVEN, List.of()).svg("i", SPITEFUL, SPITEFUL),
        new Caterpillar(SPITEFUL, 0.1, List.of(SOME)).svg("i", SPITEFUL, SPITEFUL),
        new Funnel(SPITEFUL, 0.1, List.of(new Funnel.Point(0.2, 0.05)))
            .svg("i", SPITEFUL, SPITEFUL));
  }

  /** Parsing as XML shows that every text was escaped and every number is one. */
  @ParameterizedTest
  @MethodSource("charts")
  void everyChartIsWellFormedAndNamed(String svg) throws Exception {
    Element root = parse(svg);

    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("aria-labelledby")).isEqualTo("i-t i-d");
    assertThat(text(root, "title")).isEqualTo(SPITEFUL);
    assertThat(text(root, "desc")).isEqualTo(SPITEFUL);
    assertThat(root.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg).doesNotContain("NaN", "Infinity");
  }

  /** The axis runs from -.23 to .43 over 194 units from 124: .1 lies in its middle. */
  @Test
  void aForestPlotPutsMarksWhereTheAxisHasTheirValues() throws Exception {
    ForestPlot.Row row =
        new ForestPlot.Row("4–6 schools", Optional.of(SOME), ForestPlot.Reliance.FULL, "");
    Element root =
        parse(
            new ForestPlot("SD", List.of(new ForestPlot.Group("g", Series.THIRD, List.of(row))))
                .svg("i", "t", "d"));

    Element whisker = byClass(root, "line", "s3 whisker");
    double low = Double.parseDouble(whisker.getAttribute("x1"));
    double high = Double.parseDouble(whisker.getAttribute("x2"));
    String mark = byClass(root, "path", "s3 mark").getAttribute("d");

    assertThat((low + high) / 2).isEqualTo(221.0);
    assertThat(mark).startsWith("M217.0 ");
    assertThat(root.getTextContent()).contains("+0.10 (−0.20 to +0.40)");
  }

  @Test
  void anIntervalNotToBeReliedOnIsDashed() throws Exception {
    ForestPlot.Row row = new ForestPlot.Row("16+", Optional.of(SOME), ForestPlot.Reliance.NONE, "");
    Element root =
        parse(
            new ForestPlot("SD", List.of(new ForestPlot.Group("g", Series.FIRST, List.of(row))))
                .svg("i", "t", "d"));

    assertThat(byClass(root, "line", "s1 whisker doubtful").getAttribute("x1")).isNotEmpty();
  }

  @Test
  void withheldCountsHaveNoBar() throws Exception {
    AttritionChart.Step withheld =
        new AttritionChart.Step("r", OptionalLong.empty(), OptionalLong.empty());

    Element root = parse(new AttritionChart(List.of(withheld)).svg("i", "t", "d"));

    assertThat(root.getElementsByTagName("rect").getLength()).isZero();
    assertThat(root.getTextContent()).contains("withheld");
  }

  private static Element parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getDocumentElement();
  }

  private static String text(Element root, String tag) {
    return root.getElementsByTagName(tag).item(0).getTextContent();
  }

  private static Element byClass(Element root, String tag, String style) {
    NodeList found = root.getElementsByTagName(tag);
    for (int i = 0; i < found.getLength(); i++) {
      Element element = (Element) found.item(i);
      if (element.getAttribute("class").equals(style)) {
        return element;
      }
    }
    throw new AssertionError("no " + tag + " of class " + style);
  }
}
