package org.matimpact.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The report in Chromium, as readers open it: one of made-up results, or with {@code
 * -Dreport.file=FILE} that of an edition, for the tests that look for no made-up row.
 */
@Tag("external")
class ReportBrowserTest {

  /**
   * Rules of WCAG 2.2 AA and of good practice; every figure and table opened, so that all is
   * judged.
   */
  private static final String JUDGE =
      """
      document.querySelectorAll('details')
        .forEach(part => Object.assign(part, { hidden: false, open: true }));
      axe.run().then(found => found.violations.map(broken =>
        broken.id + ': ' + broken.nodes.length + ' such as ' + broken.nodes[0].html.slice(0, 200)))
      """;

  @TempDir static Path folder;

  private static Chromium chromium;
  private static String address;

  @BeforeAll
  static void write() throws IOException {
    chromium = Chromium.start(folder);
    String given = System.getProperty("report.file");
    address = (given == null ? madeUp() : Path.of(given)).toUri().toString();
  }

  private static Path madeUp() throws IOException {
    Path file = folder.resolve("report.html");
    return Files.writeString(file, Report.html(ReportLake.whole(folder.resolve("lake"))));
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
  void itOpensWithoutErrorNetworkOrBarrier(int width, String scheme) throws Exception {
    try (DevTools page = chromium.page()) {
      show(page, width, scheme);
      page.open(address);

      assertThat(page.events("Runtime.exceptionThrown")).isEmpty();
      assertThat(page.events("Runtime.consoleAPICalled")).isEmpty();
      assertThat(page.events("Log.entryAdded")).isEmpty();
      assertThat(page.events("Network.requestWillBeSent"))
          .extracting(event -> event.path("params").path("request").path("url").asText())
          .allMatch(url -> url.equals(address) || url.startsWith("data:"));
      assertThat(page.evaluate("document.documentElement.scrollWidth").asInt())
          .as("nothing reaches out of the screen")
          .isLessThanOrEqualTo(width);
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, light", "390, dark"})
  void axeFindsNothing(int width, String scheme) throws Exception {
    String axe = Files.readString(AxeCore.require());
    try (DevTools page = chromium.page()) {
      show(page, width, scheme);
      page.open(address);
      page.evaluate(axe + "; true");

      assertThat(page.evaluate(JUDGE)).as("violations").isEmpty();
    }
  }

  @Test
  void aTableSortsByItsNumbersAndSaysSo() throws Exception {
    try (DevTools page = chromium.page()) {
      page.open(address);
      page.evaluate("const heads = [...document.querySelectorAll('#effects-table thead th')]");
      page.evaluate("const at = heads.findIndex(head => head.textContent === 'Estimate')");
      String column =
          "[...document.querySelectorAll('#effects-table tbody tr')].map(r =>"
              + " r.cells[at].textContent)";

      page.evaluate("heads[at].querySelector('button').click()");
      assertThat(texts(page.evaluate(column))).containsExactly("+0.080", "+0.090", "", "");
      assertThat(page.evaluate("heads[at].getAttribute('aria-sort')").asText())
          .isEqualTo("ascending");

      page.evaluate("heads[at].querySelector('button').click()");
      assertThat(texts(page.evaluate(column))).containsExactly("+0.090", "+0.080", "", "");
    }
  }

  @Test
  void aFilterCountsTheRowsItLeaves() throws Exception {
    try (DevTools page = chromium.page()) {
      page.open(address);
      String filter = "document.querySelector('#flow .filter')";
      page.evaluate(filter + ".querySelector('input').value = 'reason 12'");
      page.evaluate(filter + ".dispatchEvent(new Event('input'))");

      assertThat(
              page.evaluate("document.querySelector('#flow [role=status]').textContent").asText())
          .isEqualTo("1 of 12 rows");
    }
  }

  @Test
  void withoutScriptEverythingIsThereToRead() throws Exception {
    try (DevTools page = chromium.page()) {
      page.send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
      page.open(address);

      JsonNode hidden = page.evaluate("document.querySelectorAll('[hidden], .filter').length");
      assertThat(hidden.asInt()).isZero();
      assertThat(
              page.evaluate("document.querySelectorAll('#effects-table tbody tr').length").asInt())
          .isEqualTo(4);
    }
  }

  @Test
  void itPrints() throws Exception {
    try (DevTools page = chromium.page()) {
      page.open(address);

      String pdf =
          page.send("Page.printToPDF", Map.of("printBackground", true)).path("data").asText();

      assertThat(new String(Base64.getDecoder().decode(pdf), 0, 5, StandardCharsets.US_ASCII))
          .isEqualTo("%PDF-");
    }
  }

  private static void show(DevTools page, int width, String scheme) {
    page.send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", width < 500));
    page.send(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private static List<String> texts(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false).map(JsonNode::asText).toList();
  }
}
