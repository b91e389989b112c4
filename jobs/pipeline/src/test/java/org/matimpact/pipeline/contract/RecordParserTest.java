package org.matimpact.pipeline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordParserTest {

  private static final String MARKER = "MARKER77";

  @Test
  void columnsGoByCleanedNameNotByPosition() {
    RecordParser parser =
        parser(
            "",
            "{'name': 'urn', 'type': 'integer'}",
            "{'name': 'name', 'type': 'string', 'x-aliases': ['School Name']}",
            List.of("", "\uFEFFSCHOOL\u00A0 na\u200Bme ", "URN"));

    assertThat(values(parser, "0,St Paul's,100049"))
        .containsExactly(Map.entry("urn", 100049L), Map.entry("name", "St Paul's"));
  }

  @Test
  void twoFieldsMayReadOneHeader() {
    RecordParser parser =
        parser(
            "",
            "{'name': 'type', 'type': 'string', 'x-aliases': ['Kind'], 'x-values': {'Free Schools': 'free_school', '*': 'other'}}",
            "{'name': 'type_label', 'type': 'string', 'x-aliases': ['Kind']}",
            List.of("Kind"));

    assertThat(values(parser, "free  schools"))
        .isEqualTo(Map.of("type", "free_school", "type_label", "free  schools"));
    assertThat(values(parser, "Castle")).containsEntry("type", "other");
  }

  @ParameterizedTest
  @CsvSource({"100049,100049", "1e+05,100000", "100000.0,100000", " 7 ,7", "-3,-3", "1e0,1"})
  void anIntegerMayBeWrittenInAnyExactWay(String text, long value) {
    assertThat(values(one("integer", ""), text)).containsEntry("x", value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "12a",
        "0x1F",
        "1e999999999",
        "1e+05x",
        "1,000",
        "99999999999999999999",
        "--1"
      })
  void anIntegerIsNeverRoundedOrGuessed(String text) {
    assertThat(breaks(one("integer", ""), "\"" + text + "\""))
        .extracting(RowBreak::rule)
        .containsExactly("integer");
  }

  @ParameterizedTest
  @CsvSource({"1.5,1.5", "-0.57,-0.57", "1e-3,0.001", ".5,0.5"})
  void aNumberIsADecimal(String text, double value) {
    assertThat(values(one("number", ""), text)).containsEntry("x", value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1d", "12x", "44%", "1e400"})
  void aNumberIsNothingElse(String text) {
    assertThat(breaks(one("number", ""), text))
        .extracting(RowBreak::rule)
        .containsExactly("number");
  }

  @Test
  void perCentSignAndThousandsAreReadWhereTheContractSaysSo() {
    RecordParser parser = one("number", "'bareNumber': false, 'groupChar': ','");

    assertThat(values(parser, "44%")).containsEntry("x", 44.0);
    assertThat(values(parser, "\"1,234.5\"")).containsEntry("x", 1234.5);
  }

  @Test
  void codesAreMissingWhereTheContractListsThem() {
    RecordParser parser = one("number", "'missingValues': ['', 'SUPP', 'NE', 'LOWCOV']");

    assertThat(Stream.of("SUPP", "NE", "LOWCOV", " ", "\"\"").map(t -> values(parser, t)))
        .allSatisfy(v -> assertThat(v).isEmpty());
    assertThat(breaks(parser, "NP")).extracting(RowBreak::rule).containsExactly("number");
  }

  @Test
  void datesAreTriedInTheOrderListedAndNeverGuessed() {
    RecordParser parser =
        one(
            "date",
            "'format': '%d-%m-%Y', 'x-formats': ['%Y-%m-%d %H:%M:%S'], 'missingValues': ['', '01-01-1900']");

    assertThat(values(parser, "01-09-2019")).containsEntry("x", LocalDate.of(2019, 9, 1));
    assertThat(values(parser, "2019-09-01 00:00:00")).containsEntry("x", LocalDate.of(2019, 9, 1));
    assertThat(values(parser, "01-01-1900")).isEmpty();
    assertThat(Stream.of("01/09/2019", "1-9-2019", "31-02-2019", "2019-09-01"))
        .allSatisfy(
            t -> {
              assertThat(breaks(parser, t)).extracting(RowBreak::rule).containsExactly("date");
              assertThat(breaks(parser, t).get(0).message()).contains(t, "%d-%m-%Y");
            });
  }

  @Test
  void everyBreakOfARowIsReported() {
    RecordParser parser =
        parser(
            "",
            "{'name': 'urn', 'type': 'integer', 'constraints': {'required': true, 'minimum': 100000}}",
            "{'name': 'gender', 'type': 'string', 'constraints': {'enum': ['girls', 'boys']}}",
            List.of("urn", "gender", "unread"));

    assertThat(breaks(parser, "12,none,x"))
        .extracting(RowBreak::rule)
        .containsExactly("minimum", "enum");
    assertThat(breaks(parser, ",girls,x")).extracting(RowBreak::rule).containsExactly("required");
  }

  @Test
  void patternAndMaximumAreHeld() {
    assertThat(breaks(one("string", "'constraints': {'pattern': '[A-Z]{2}'}"), "ab")).hasSize(1);
    assertThat(breaks(one("number", "'constraints': {'maximum': 100}"), "101")).hasSize(1);
  }

  @Test
  void aRowHasAsManyCellsAsTheHeader() {
    RecordParser parser = one("string", "");

    assertThat(breaks(parser, "a,b").get(0))
        .isEqualTo(new RowBreak("", "columns", "has 2 cells, the header 1"));
  }

  @Test
  void aRowMayStopEarlyWhereTheContractAllowsIt() {
    RecordParser parser =
        parser(
            "'x-short-rows': 'allowed',",
            "{'name': 'urn', 'type': 'integer'}",
            "{'name': 'late', 'type': 'string', 'constraints': {'required': true}}",
            List.of("urn", "late"));

    assertThat(breaks(parser, "100000").get(0).rule()).isEqualTo("required");
    assertThat(breaks(parser, "100000,a,b").get(0).rule()).isEqualTo("columns");
  }

  @Test
  void cellsMayHoldQuotesDelimitersAndLineBreaks() {
    RecordParser parser = one("string", "");

    assertThat(values(parser, "\"a \"\"b\"\", c\nd\"")).containsEntry("x", "a \"b\", c\nd");
    assertThat(values(parser, "5\" pipe")).containsEntry("x", "5\" pipe");
    assertThat(breaks(parser, "\"a\"b")).extracting(RowBreak::rule).containsExactly("quote");
  }

  @Test
  void rowsNotKeptAreNeverRejected() {
    RecordParser parser =
        parser(
            "'x-keep': {'kind': ['trust']},",
            "{'name': 'kind', 'type': 'string', 'constraints': {'required': true}}",
            "{'name': 'urn', 'type': 'integer'}",
            List.of("kind", "urn"));

    assertThat(parser.parse(bytes("sponsor,oops"))).isInstanceOf(Parsed.NotApplicable.class);
    assertThat(parser.parse(bytes(",oops"))).isInstanceOf(Parsed.NotApplicable.class);
    assertThat(parser.parse(bytes("trust,oops"))).isInstanceOf(Parsed.Broken.class);
  }

  @Test
  void bytesThatAreNotInTheEncodingBreakTheRow() {
    RecordParser utf8 = one("string", "");
    RecordParser windows =
        parser("'encoding': 'windows-1252',", "{'name': 'x', 'type': 'string'}", "", List.of("x"));
    byte[] apostrophe = "St Paul\u2019s".getBytes(Charset.forName("windows-1252"));

    assertThat(rule(utf8.parse(apostrophe))).isEqualTo("encoding");
    assertThat(rule(windows.parse("St Paul\u2019s".getBytes(UTF_8)))).isEqualTo("encoding");
    assertThat(rule(windows.parse(new byte[] {'a', (byte) 0x81}))).isEqualTo("encoding");
    assertThat(((Parsed.Kept) windows.parse(apostrophe)).values())
        .containsEntry("x", "St Paul\u2019s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'type': 'integer'",
        "'type': 'number'",
        "'type': 'date'",
        "'type': 'boolean'",
        "'type': 'string', 'constraints': {'enum': ['a']}",
        "'type': 'string', 'constraints': {'pattern': 'a'}",
        "'type': 'string', 'x-values': {'a': 'b'}"
      })
  void noMessageShowsAValueOfAPupil(String broken) {
    for (String sensitivity : List.of("pupil", "direct-identifier")) {
      RecordParser parser =
          parser(
              "",
              "{'name': 'x', " + broken + ", 'x-sensitivity': '" + sensitivity + "'}",
              "",
              List.of("x"));

      assertThat(breaks(parser, MARKER))
          .hasSize(1)
          .allSatisfy(b -> assertThat(b.toString()).contains("not shown").doesNotContain(MARKER));
    }
  }

  private static RecordParser one(String type, String properties) {
    String more = properties.isEmpty() ? "" : ", " + properties;
    return parser("", "{'name': 'x', 'type': '" + type + "'" + more + "}", "", List.of("x"));
  }

  private static RecordParser parser(
      String resource, String first, String second, List<String> header) {
    String fields = second.isEmpty() ? first : first + ", " + second;
    String json =
        "{'name': 'n', 'title': 't', 'description': 'd', %s 'schema': {'fields': [%s]}}"
            .formatted(resource, fields)
            .replace('\'', '"');
    List<String> problems = new ArrayList<>();
    SourceContract contract =
        new ContractReader(TableColumns.onClassPath(), problems).read("n.json", json);
    assertThat(problems).isEmpty();
    return RecordParser.of(contract, header, "n.csv");
  }

  private static Map<String, Object> values(RecordParser parser, String row) {
    Parsed parsed = parser.parse(bytes(row));
    assertThat(parsed).isInstanceOf(Parsed.Kept.class);
    return ((Parsed.Kept) parsed).values();
  }

  private static List<RowBreak> breaks(RecordParser parser, String row) {
    Parsed parsed = parser.parse(bytes(row));
    assertThat(parsed).isInstanceOf(Parsed.Broken.class);
    return ((Parsed.Broken) parsed).breaks();
  }

  private static String rule(Parsed parsed) {
    return ((Parsed.Broken) parsed).breaks().get(0).rule();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
