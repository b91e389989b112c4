package org.matimpact.pipeline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String GROUP_LINKS =
      "\"URN\",\"Linked UID\",\"Group Name\",\"Group Type\",\"Closed Date\",\"Joined date\"\n";
  private static final String INSPECTIONS = "URN,Rating,Inspection Date\r\n";

  @TempDir private Path directory;

  private final SourceReader reader = new SourceReader(Contracts.load(List.of()));

  @Test
  void everyFileIsAccountedForAndEveryRowIsTyped() throws Exception {
    Path file =
        write(
            "links.csv",
            GROUP_LINKS
                + "100049,1234,\"Smith\u2019s\nTrust\",Multi-academy trust,,01-09-2016\n"
                + "100049,99,A sponsor,School sponsor,,01-09-2016\n",
            WINDOWS);

    SourceSet set = read(1, spec("trusts", "grouplinks", file));

    TableRow row = set.rows("trust_membership").get(0);
    assertThat(row.values().keySet())
        .containsExactly("urn", "trust_uid", "trust_name", "group_type", "joined_on");
    assertThat(row.values())
        .containsEntry("urn", 100049L)
        .containsEntry("trust_name", "Smith\u2019s\nTrust")
        .containsEntry("joined_on", LocalDate.of(2016, 9, 1));
    InputFile account = set.files().get(0);
    assertThat(account.rowsRead()).isEqualTo(2);
    assertThat(account.rowsKept()).isEqualTo(1);
    assertThat(account.rowsNotApplicable()).isEqualTo(1);
    assertThat(account.bytes()).isEqualTo(Files.size(file));
    assertThat(account.sha256()).isEqualTo(sha256(file));
  }

  @Test
  void everyProblemOfEveryFileIsInOneException() throws Exception {
    Path absent = directory.resolve("absent.csv");
    Path empty = write("empty.csv", "", UTF_8);
    Path noRows = write("norows.csv", INSPECTIONS, UTF_8);
    Path cut = directory.resolve("cut.csv.gz");
    byte[] zipped = gzip(INSPECTIONS + "100000,Good,20190101\r\n".repeat(5_000));
    Files.write(cut, Arrays.copyOf(zipped, zipped.length / 2));
    Path column = write("column.csv", "URN,Rating,Inspected\n100000,Good,20190101\n", UTF_8);
    Path twice = write("twice.csv", "URN,Rating,Inspection Date,urn \n1,Good,20190101,1\n", UTF_8);
    Path foreign = write("foreign.csv", "a,b\n1,2\n", UTF_8);
    Path encoding = write("encoding.csv", INSPECTIONS + "100000,Caf\u00e9,20190101\r\n", WINDOWS);
    Path quote = write("quote.csv", INSPECTIONS + "100000,\"Good,20190101\r\n", UTF_8);

    InputException e =
        catchThrowableOfType(
            InputException.class,
            () ->
                read(
                    0.01,
                    spec(
                        "ofsted",
                        "inspections-2005-2020",
                        absent,
                        empty,
                        noRows,
                        cut,
                        column,
                        twice,
                        foreign,
                        encoding,
                        quote)));

    assertThat(e.breaks())
        .extracting(b -> Path.of(b.file()).getFileName() + ": " + b.problem())
        .satisfiesExactly(
            p -> assertThat(p).isEqualTo("absent.csv: is not there"),
            p -> assertThat(p).isEqualTo("empty.csv: is empty"),
            p -> assertThat(p).isEqualTo("norows.csv: has a header and no rows"),
            p -> assertThat(p).startsWith("cut.csv.gz: is a truncated or damaged gzip file"),
            p -> assertThat(p).contains("column 'Inspection Date' is missing", "'Inspected'"),
            p -> assertThat(p).contains("stands 2 times, in columns [1, 4]"),
            p -> assertThat(p).contains("none of the 2 columns"),
            p -> assertThat(p).contains("bytes that are not utf-8"),
            p -> assertThat(p).contains("never closed"));
    assertThat(e.breaks().get(7).line()).isEqualTo(2);
    assertThat(e.breaks()).allSatisfy(b -> assertThat(b.advice()).isNotBlank());
  }

  @Test
  void aHeaderThatFitsAnotherContractNamesIt() throws Exception {
    Path file = write("x.csv", "phase_key,phase_name\n1,Primary\n", UTF_8);

    assertThatThrownBy(() -> read(0, spec("x", "inspections-2005-2020", file)))
        .hasMessageContaining("The header fits [phase-dimension]");
  }

  @Test
  void aRepeatedKeyIsRejectedAndCounted() throws Exception {
    Path file =
        write(
            "i.csv",
            INSPECTIONS + "100000,Good,20190101\r\n\r\n100000,Satisfactory,20190101\r\n",
            UTF_8);

    SourceSet set = read(0.5, spec("ofsted", "inspections-2005-2020", file));

    assertThat(set.rows("inspection")).hasSize(1);
    RejectedRow row = set.rejected().get(0);
    assertThat(row.line()).isEqualTo(4);
    assertThat(row.rule()).isEqualTo("primaryKey");
    assertThat(row.column()).isEqualTo("URN");
    assertThat(row.message()).contains("i.csv:2, which is kept");
    assertThat(set.files().get(0).rowsRead()).isEqualTo(2);
  }

  @Test
  void aSchoolIsInOneTrustAtATime() throws Exception {
    Path file =
        write(
            "m.csv",
            """
            URN,Group UID,Group Name,Group Type,Date Joined Group,Date Left Group
            100001,10,A,Multi-academy trust,01-09-2015,31-08-2017
            100001,11,B,Multi-academy trust,31-08-2017,
            100002,10,A,Multi-academy trust,01-09-2016,
            100002,11,B,Multi-academy trust,01-09-2015,01-01-2017
            """,
            WINDOWS);

    SourceSet set = read(0.5, spec("history", "academiesmatmembership", file));

    assertThat(set.rows("trust_membership")).extracting(TableRow::line).containsExactly(2L, 3L, 5L);
    assertThat(set.rejected()).extracting(RejectedRow::rule).containsExactly("overlap");
    assertThat(set.rejected().get(0).message())
        .contains("two trusts at once", "100002", "'10'", "'11'", "m.csv:5");
  }

  @Test
  void tooManyRejectedRowsMakeTheFileUseless() throws Exception {
    StringBuilder text = new StringBuilder(INSPECTIONS);
    for (int i = 0; i < 100; i++) {
      text.append(100_000 + i)
          .append(",Good,")
          .append(i < 5 ? "2019010X" : "20190101")
          .append("\r\n");
    }
    Path file = write("i.csv", text.toString(), UTF_8);
    SourceSpec spec = spec("ofsted", "inspections-2005-2020", file);

    assertThat(read(0.05, spec).rejected()).hasSize(5);
    assertThatThrownBy(() -> read(0.01, spec))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("5 of 100 rows (5.00 %)")
        .hasMessageContaining("{date=5}")
        .hasMessageContaining("line 2");
  }

  @Test
  void keysAreReplacedThroughAnotherSource() throws Exception {
    Path schools =
        write(
            "schools.csv",
            """
            school_key,urn,establishment_name,establishment_number,establishment_type,establishment_status,education_phase,open_date,close_date,statutory_low_age,statutory_high_age,gender,religious_character,admissions_policy,gor,urban_rural_indicator
            0,0,Not reported,,Not reported,Not reported,Not reported,,,,,,,,,
            1,1e+05,A,1,Community school,Open,All-through,,,3,18,Mixed,None,,London,
            """,
            UTF_8);
    Path census =
        write(
            "census.csv",
            """
            school_key,number_of_pupils,number_of_boys,number_of_girls,percentage_fsm
            1,200,90,110,12.5
            0,1,1,0,0
            9,1,1,0,0
            """,
            UTF_8);

    SourceSet set =
        read(
            0.5,
            spec("census", "school-census-2022", census),
            spec("schools", "school-dimension-2022", schools));

    assertThat(set.files()).extracting(InputFile::source).containsExactly("census", "schools");
    assertThat(set.files().get(0).rowsNotApplicable()).isEqualTo(1);
    assertThat(set.rejected()).extracting(RejectedRow::rule).containsExactly("x-lookup");
    assertThat(set.rows("school_year"))
        .hasSize(8)
        .allSatisfy(r -> assertThat(r.values()).containsEntry("urn", 100000L))
        .extracting(r -> r.values().get("phase"))
        .contains("primary", "secondary");
  }

  @Test
  void aLookupNeedsItsSource() throws Exception {
    Path census =
        write(
            "census.csv",
            "school_key,number_of_pupils,number_of_boys,number_of_girls,percentage_fsm\n1,2,1,1,0\n",
            UTF_8);

    InputException e =
        catchThrowableOfType(
            InputException.class, () -> read(0, spec("census", "school-census-2022", census)));

    assertThat(e.breaks()).hasSize(1);
    assertThat(e).hasMessageContaining("keys are those of contract 'school-dimension-2022'");
  }

  @Test
  void performanceTablesBecomeMeasuresOfTheYearInTheFileName() throws Exception {
    Path file =
        write(
            "2018-2019_england_ks2final.csv",
            """
            \uFEFFRECTYPE,URN,TOTPUPS,READPROG,PTRWM_EXP
            1,100000,"1,200",SUPP,65%
            1,100001,NEW
            3,,5,1.0,70%
            """,
            UTF_8);

    SourceSet set = read(0, spec("ks2", "england_ks2final", file));

    assertThat(set.rows("school_year"))
        .extracting(r -> r.values().toString())
        .containsExactly(
            "{urn=100000, phase=primary, year=2019, measure=total_pupils, value=1200.0}",
            "{urn=100000, phase=primary, year=2019, measure=ks2_expected_percent, value=65.0}");
    assertThat(set.files().get(0).rowsKept()).isEqualTo(2);
  }

  @Test
  void aFileWithoutItsYearIsUseless() throws Exception {
    Path file = write("ks2.csv", "RECTYPE,URN\n1,100000\n", UTF_8);

    assertThatThrownBy(() -> read(0, spec("ks2", "england_ks2final", file)))
        .hasMessageContaining("does not say the academic year");
  }

  @Test
  void aForeignKeyMustBeFoundWhenItsSourceIsThere() throws Exception {
    contract("parent", "'primaryKey': ['k'], 'fields': [{'name': 'k', 'type': 'integer'}]");
    contract(
        "child",
        "'fields': [{'name': 'k', 'type': 'integer'}], 'foreignKeys': [{'fields': ['k'],"
            + " 'reference': {'resource': 'parent', 'fields': ['k']}}]");
    SourceReader both = new SourceReader(Contracts.load(List.of(directory)));
    SourceSpec parent = spec("p", "parent", write("p.csv", "k\n1\n", UTF_8));
    SourceSpec child = spec("c", "child", write("c.csv", "k\n1\n2\n", UTF_8));

    assertThat(both.read(List.of(child, parent), ReadScope.FULL, 1).rejected())
        .extracting(RejectedRow::rule)
        .containsExactly("foreignKeys");
    assertThat(both.read(List.of(child), ReadScope.FULL, 1).rejected()).isEmpty();
  }

  @Test
  void aSampleReadsAThousandRowsAndNoChecksum() throws Exception {
    StringBuilder text = new StringBuilder(INSPECTIONS);
    for (int i = 0; i < 2_000; i++) {
      text.append(100_000 + i).append(",Good,20190101\r\n");
    }
    Path file = directory.resolve("i.csv.gz");
    Files.write(file, gzip(text.toString()));

    SourceSet set =
        reader.read(List.of(spec("ofsted", "inspections-2005-2020", file)), ReadScope.SAMPLE, 0);

    assertThat(set.files().get(0).rowsRead()).isEqualTo(1_000);
    assertThat(set.files().get(0).sha256()).isEmpty();
  }

  @Test
  void aPupilFileWithoutHeaderIsNotShown() throws Exception {
    contract("pupils", "'fields': [{'name': 'pupil', 'type': 'string', 'x-sensitivity': 'pupil'}]");
    SourceReader pupils = new SourceReader(Contracts.load(List.of(directory)));
    Path file = write("p.csv", "MARKER77\nMARKER78\n", UTF_8);

    assertThatThrownBy(() -> pupils.read(List.of(spec("p", "pupils", file)), ReadScope.FULL, 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("(not shown)")
        .message()
        .doesNotContain("MARKER");
  }

  @Test
  void aRepeatedKeyOfAPupilIsNotShown() throws Exception {
    contract(
        "pupils",
        "'primaryKey': ['pupil'],"
            + " 'fields': [{'name': 'pupil', 'type': 'string', 'x-sensitivity': 'pupil'}]");
    SourceReader pupils = new SourceReader(Contracts.load(List.of(directory)));
    Path file = write("p.csv", "pupil\nMARKER77\nMARKER77\n", UTF_8);

    SourceSet set = pupils.read(List.of(spec("p", "pupils", file)), ReadScope.FULL, 1);

    assertThat(set.rejected().get(0).message()).doesNotContain("MARKER");
  }

  private SourceSet read(double maximumRejectedShare, SourceSpec... specs) {
    return reader.read(List.of(specs), ReadScope.FULL, maximumRejectedShare);
  }

  private static SourceSpec spec(String name, String contract, Path... files) {
    return new SourceSpec(name, contract, List.of(files));
  }

  private void contract(String name, String schema) throws IOException {
    write(
        name + ".json",
        "{'name': '%s', 'title': 't', 'description': 'd', 'schema': {%s}}"
            .formatted(name, schema)
            .replace('\'', '"'),
        UTF_8);
  }

  private Path write(String name, String text, Charset charset) throws IOException {
    return Files.write(directory.resolve(name), text.getBytes(charset));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String sha256(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
