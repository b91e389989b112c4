package org.matimpact.pipeline.export.datapackage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.External;
import org.matimpact.pipeline.External.Ended;
import org.matimpact.pipeline.export.EditionFile;
import org.matimpact.pipeline.export.Publication;
import org.matimpact.pipeline.export.PublishedLake;
import org.matimpact.pipeline.export.ReportFolder;

class DataPackageTest {

  @TempDir static Path folder;

  private static Publication publication;
  private static Map<String, EditionFile> files;
  private static JsonNode descriptor;

  @BeforeAll
  static void publish() throws IOException {
    publication = PublishedLake.read();
    files =
        new DataPackage()
            .files(publication).stream().collect(Collectors.toMap(EditionFile::path, file -> file));
    descriptor = new ObjectMapper().readTree(text("datapackage.json"));
  }

  @Test
  void itNamesEditionRunTimeLicenceAndSources() {
    assertThat(descriptor.path("name").asText()).isEqualTo("matimpact-2019-open");
    assertThat(descriptor.path("version").asText()).isEqualTo("run-1");
    assertThat(descriptor.path("created").asText())
        .isEqualTo(publication.created())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    assertThat(descriptor.path("licenses").path(0).path("name").asText()).isEqualTo("OGL-UK-3.0");
    assertThat(descriptor.path("sources").findValuesAsText("title"))
        .containsExactlyElementsOf(PublishedLake.SOURCES);
    assertThat(text("README.md"))
        .contains("associations", "`data/effect_estimate.csv` | 4 |", publication.citation());
  }

  @Test
  void aResourceStatesTheFileThatIsThere() {
    assertThat(descriptor.path("resources")).hasSize(5);
    for (JsonNode resource : descriptor.path("resources")) {
      EditionFile file = files.get("data_package/" + resource.path("path").asText());
      assertThat(resource.path("bytes").asInt()).isEqualTo(file.bytes().length);
      assertThat(resource.path("hash").asText()).isEqualTo("sha256:" + file.sha256());
    }
  }

  @Test
  void theColumnsAreThoseOfTheContract() {
    JsonNode schema = resource("effect_estimate").path("schema");
    JsonNode contract = contract("effect_estimate");

    assertThat(schema.path("fields")).isEqualTo(contract.path("fields"));
    assertThat(schema.path("primaryKey")).isEqualTo(contract.path("primaryKey"));
    assertThat(schema.path("missingValues").toString()).isEqualTo("[\"\"]");
    assertThat(text("data/effect_estimate.csv").lines().findFirst().orElseThrow().split(","))
        .containsExactlyElementsOf(schema.path("fields").findValuesAsText("name"));
  }

  @Test
  void aReferenceIsStatedOnlyWhereWhatItRefersToIsThere() {
    assertThat(resource("effect_estimate").path("schema").path("foreignKeys"))
        .isEqualTo(contract("effect_estimate").path("foreignKeys"))
        .hasSize(1);
    assertThat(contract("balance").path("foreignKeys")).hasSize(1);
    assertThat(resource("balance").path("schema").has("foreignKeys")).isFalse();
  }

  @Test
  void numbersAreWholeAndTextsQuotedAsShowHasThem() {
    assertThat(text("data/effect_estimate.csv"))
        .contains(",1.25E-4,")
        .contains(",\"few trusts, \"\"16+\"\"\",")
        .doesNotContain("\r");
  }

  @Test
  void theSameTablesGiveTheSameBytes() {
    Publication again = PublishedLake.read();

    for (EditionFile file : new DataPackage().files(again)) {
      assertThat(file.bytes()).isEqualTo(files.get(file.path()).bytes());
    }
  }

  /** {@code datapackage}, the Frictionless library of JavaScript, which knows version 1. */
  @Test
  @Tag("external")
  void anotherImplementationFindsItValid() throws Exception {
    if (!External.isOnPath("node") || !External.isOnPath("npm")) {
      External.missing("no node");
    }
    String modules = External.run("npm", "root", "-g").text().strip();
    if (!Path.of(modules, "datapackage").toFile().isDirectory()) {
      External.missing("no npm package datapackage (npm install -g datapackage@1.1.10)");
    }
    String out = folder.resolve("report").toString();
    ReportFolder.replace(out, new DataPackage().files(publication));
    ProcessBuilder node =
        new ProcessBuilder(
            "node",
            Path.of("src/test/js/validate-data-package.js").toString(),
            out + "/data_package/datapackage.json");
    node.environment().put("NODE_PATH", modules);

    Ended ended = External.run(node);

    assertThat(ended.text()).endsWith("valid: 5 resources, 8 rows\n");
    assertThat(ended.status()).isZero();
  }

  private static JsonNode resource(String name) {
    for (JsonNode resource : descriptor.path("resources")) {
      if (resource.path("name").asText().equals(name)) {
        return resource;
      }
    }
    throw new AssertionError("no resource " + name);
  }

  private static JsonNode contract(String table) {
    try {
      return new ObjectMapper().readTree(Path.of("../../schemas/tables", table + ".json").toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(String path) {
    return new String(files.get("data_package/" + path).bytes(), StandardCharsets.UTF_8);
  }
}
