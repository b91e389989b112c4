package org.matimpact.pipeline.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractsTest {

  @TempDir private Path directory;

  @Test
  void everyBuiltInContractIsValid() {
    Contracts contracts = Contracts.load(List.of());

    assertThat(contracts.names())
        .contains("grouplinks", "edubasealldata", "england_ks2final", "ks4-schools-2017-2019");
    assertThat(contracts.all()).allSatisfy(c -> assertThat(c.description()).isNotBlank());
  }

  @Test
  void everyColumnOfABuiltInContractStandsInItsTable() {
    Contracts contracts = Contracts.load(List.of());

    for (SourceContract contract : contracts.all()) {
      TableRowBuilder builder = new TableRowBuilder(contract, contracts.tables());
      contract
          .table()
          .filter(t -> !t.equals(TableColumns.SCHOOL_YEAR))
          .ifPresent(
              t ->
                  assertThat(builder.columns())
                      .as(contract.name())
                      .contains(contracts.tables().of(t).contains("urn") ? "urn" : "trust_uid")
                      .isSubsetOf(contracts.tables().of(t)));
    }
  }

  @Test
  void aContractInAnExtraDirectoryIsKnown() throws IOException {
    write("mine.json", contract("mine", "{\"name\": \"urn\", \"type\": \"integer\"}"));

    SourceContract contract = Contracts.load(List.of(directory)).source("mine");

    assertThat(contract.fields()).extracting(SourceField::name).containsExactly("urn");
  }

  @Test
  void aContractInAnExtraDirectoryReplacesTheBuiltInOne() throws IOException {
    write("any.json", contract("grouplinks", "{\"name\": \"urn\", \"type\": \"integer\"}"));

    assertThat(Contracts.load(List.of(directory)).source("grouplinks").title()).isEqualTo("T");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    Contracts contracts = Contracts.load(List.of());

    assertThatThrownBy(() -> contracts.source("group_links"))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("'grouplinks'");
  }

  @Test
  void everyProblemOfEveryFileIsReportedWithItsPlace() throws IOException {
    write("a.json", contract("a", "{\"name\": \"urn\", \"type\": \"integer\", \"x-alias\": []}"));
    write(
        "b.json",
        contract("b", "{\"type\": \"int\", \"x-aliases\": [\"School  Name\", \"school name\"]}"));
    write("c.json", "{\"name\": \"c\",\n  oops");

    assertThatThrownBy(() -> Contracts.load(List.of(directory)))
        .isInstanceOf(ContractException.class)
        .hasMessageContaining("a.json#/schema/fields/0/x-alias: unknown property")
        .hasMessageContaining("'x-aliases'")
        .hasMessageContaining("b.json#/schema/fields/0/name: missing")
        .hasMessageContaining("b.json#/schema/fields/0/type: 'int' is no type")
        .hasMessageContaining("'School  Name' and 'school name' are the same header")
        .hasMessageContaining("c.json:2: is not JSON");
  }

  @Test
  void aColumnThatTheTableLacksIsAProblem() throws IOException {
    write(
        "a.json",
        contract("a", "{\"name\": \"regoin\", \"type\": \"string\"}")
            .replace("\"schema\"", "\"x-table\": \"school\", \"schema\""));

    assertThatThrownBy(() -> Contracts.load(List.of(directory)))
        .hasMessageContaining("field 'regoin' is no column of table school")
        .hasMessageContaining("'region'");
  }

  @Test
  void aFieldHasTheTypeOfItsColumnAndKeysAreRequired() throws IOException {
    write(
        "a.json",
        contract("a", "{\"name\": \"urn\", \"type\": \"string\"}")
            .replace("\"schema\"", "\"x-table\": \"trust_membership\", \"schema\""));

    assertThatThrownBy(() -> Contracts.load(List.of(directory)))
        .hasMessageContaining("field 'urn' is of type string, column urn of table")
        .hasMessageContaining("needs a value of urn in every row")
        .hasMessageContaining("needs a value of joined_on in every row");
  }

  @Test
  void aLookupThatLeadsNowhereIsAProblem() throws IOException {
    String lookup = "{\"resource\": \"nowhere\", \"key\": \"k\", \"value\": \"urn\"}";
    write(
        "a.json",
        contract("a", "{\"name\": \"urn\", \"type\": \"integer\", \"x-lookup\": " + lookup + "}"));

    assertThatThrownBy(() -> Contracts.load(List.of(directory)))
        .hasMessageContaining("x-lookup of urn names contract 'nowhere', which is none");
  }

  @Test
  void contractsAreListedInsideAJar() throws IOException {
    Path jar = directory.resolve("contracts.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("schemas/sources/"));
      out.putNextEntry(new JarEntry("schemas/sources/x.json"));
      out.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      assertThat(ResourceDirectory.onClassPath(loader, "schemas/sources"))
          .isEqualTo(Map.of("x.json", "{}"));
    }
  }

  @Test
  void theYearOfADateIsThatInWhichItsAcademicYearEnds() {
    YearRule rule = new YearRule.FromColumn("day", 0);

    assertThat(rule.year(Map.of("day", LocalDate.of(2019, 8, 31)))).hasValue(2019);
    assertThat(rule.year(Map.of("day", LocalDate.of(2019, 9, 1)))).hasValue(2020);
  }

  @Test
  void theYearOfAFileIsInItsNameOrItsDirectory() {
    SourceContract ks2 = Contracts.load(List.of()).source("england_ks2final");

    assertThat(year(ks2, "data/2018-2019_england_ks2final.csv.gz")).hasValue(2019);
    assertThat(year(ks2, "2016-2017/england_ks2final.csv")).hasValue(2017);
    assertThat(year(ks2, "england_ks2final.csv")).isEmpty();
  }

  private static Optional<Integer> year(SourceContract contract, String path) {
    return contract.year().flatMap(y -> y.at(path)).map(y -> y.year(Map.of()).orElseThrow());
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  private static String contract(String name, String field) {
    return """
        {"name": "%s", "title": "T", "description": "D", "format": "csv",
         "schema": {"fields": [%s]}}"""
        .formatted(name, field);
  }
}
