package org.matimpact.pipeline.export.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.External;
import org.matimpact.pipeline.External.Ended;
import org.matimpact.pipeline.export.EditionFile;
import org.matimpact.pipeline.export.Publication;
import org.matimpact.pipeline.export.PublishedLake;

class EditionWorkbookTest {

  @TempDir Path folder;

  private static Publication publication;
  private static EditionFile workbook;

  @BeforeAll
  static void publish() {
    publication = PublishedLake.read();
    workbook = new EditionWorkbook().files(publication).get(0);
  }

  @Test
  void theSameTablesGiveTheSameBytes() {
    Publication again = PublishedLake.read();

    assertThat(workbook.path()).isEqualTo("matimpact-2019-open.xlsx");
    assertThat(new EditionWorkbook().files(again).get(0).bytes()).isEqualTo(workbook.bytes());
  }

  @Test
  void itSaysWhenTheEditionWasMadeAndTablesHaveNoFilterButtons() throws IOException {
    Map<String, String> parts = parts();

    assertThat(parts.get("docProps/core.xml"))
        .contains(">" + publication.created() + "</dcterms:created>");
    assertThat(parts.keySet()).filteredOn(name -> name.startsWith("xl/tables/")).hasSize(6);
    parts.forEach((name, text) -> assertThat(text).as(name).doesNotContain("autoFilter"));
    assertThat(parts.get("xl/worksheets/sheet1.xml")).doesNotContain("mergeCell");
  }

  @Test
  @Tag("external")
  void anotherReaderFindsTheSheetsTablesAndShorthand() throws Exception {
    String python = External.python("openpyxl");
    Path file = Files.write(folder.resolve("w.xlsx"), workbook.bytes());

    Ended ended =
        External.run(python, "-W", "ignore", "src/test/python/read_workbook.py", file.toString());

    assertThat(ended.status()).as(ended.text()).isZero();
    assertThat(ended.text())
        .contains(
            "sheets: Cover Contents Columns balance band_result contrast effect_estimate overlap")
        .contains("effect_estimate: table effect_estimate, header in row 5, frozen A6, 4 rows")
        .contains("overlap: no table")
        .contains("16+: [c] [c]")
        .contains("2-3: [x] 4")
        .contains("all: 0.000125 17")
        .doesNotContain("blank");
  }

  private static Map<String, String> parts() throws IOException {
    Map<String, String> parts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook.bytes()))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        parts.put(part.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }
}
