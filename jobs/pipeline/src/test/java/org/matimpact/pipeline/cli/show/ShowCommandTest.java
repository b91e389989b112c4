package org.matimpact.pipeline.cli.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.contract.TableField;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.lake.RowCondition;
import org.matimpact.pipeline.lake.TableRows;
import org.matimpact.pipeline.lake.TestLake;
import picocli.CommandLine;

class ShowCommandTest {

  @TempDir static Path folder;

  @BeforeAll
  static void writeLake() {
    TestLake lake = new TestLake(folder);
    TableRows rows = lake.rows("matched_set");
    rows.add()
        .put("contrast_id", "b, \"quoted\"")
        .put("treated_urn", 100002)
        .put("comparison_urn", 7)
        .put("distance", 1e-9)
        .put("tied", true);
    rows.add()
        .put("contrast_id", "a")
        .put("treated_urn", 100001)
        .put("comparison_urn", 100003)
        .put("rank", 1)
        .put("distance", 0.25);
    TableRows trusts = lake.rows("trust");
    trusts
        .add()
        .put("source", "gias")
        .put("trust_uid", "1")
        .put("name", "")
        .put("closed_on", LocalDate.of(2019, 8, 31));
    lake.complete(
        "2019",
        "run-1",
        lake.lake().write("matched_set", "2019", TestLake.stamp("run-1"), rows.list()),
        lake.lake().write("trust", "2019", TestLake.stamp("run-1"), trusts.list()));
    lake.complete("2020-open", "run-2", lake.writeTrusts("2020-open", "run-2", "Acorn", "Beech"));
    lake.manifest("2021", "run-3", Completeness.DRAFT, lake.writeTrusts("2021", "run-3", "Cedar"));
  }

  @Test
  void csvIsQuotedWhereNeededAndEmptyWhereThereIsNoValue() {
    assertThat(show("matched_set", "--format", "csv"))
        .isEqualTo(
            """
            edition,contrast_id,treated_urn,comparison_urn,rank,distance,tied,run_id
            2019,a,100001,100003,1,0.25,,run-1
            2019,"b, ""quoted""\",100002,7,,1.0E-9,true,run-1
            """);
    assertThat(show("trust", "--columns", "name,closed_on", "--edition", "2019", "--format", "csv"))
        .isEqualTo("name,closed_on\n\"\",2019-08-31\n");
  }

  @Test
  void jsonIsAnArrayOfObjects() {
    assertThat(show("matched_set", "--format", "json", "--where", "contrast_id=a"))
        .isEqualTo(
            """
            [
            {"edition":"2019","contrast_id":"a","treated_urn":100001,"comparison_urn":100003,\
            "rank":1,"distance":0.25,"tied":null,"run_id":"run-1"}
            ]
            """);
    assertThat(show("matched_set", "--format", "json", "--where", "contrast_id=z"))
        .isEqualTo("[]\n");
  }

  @Test
  void aTableIsAlignedAndCounted() {
    assertThat(show("matched_set", "--columns", "contrast_id,comparison_urn,tied"))
        .isEqualTo(
            """
            contrast_id  comparison_urn  tied
            -----------  --------------  ----
            a                    100003
            b, "quoted"               7  true

            2 rows
            """);
    assertThat(show("matched_set", "--columns", "rank", "--limit", "1"))
        .endsWith("\n\n1 of 2 rows; --limit N shows more\n");
  }

  @Test
  void columnsStayInContractOrderAndRowsInKeyOrder() {
    assertThat(show("trust", "--columns", "name,edition", "--format", "csv"))
        .isEqualTo("edition,name\n2019,\"\"\n2020-open,Acorn\n2020-open,Beech\n");
  }

  @Test
  void conditionsAreExactTextAndAllHold() {
    assertThat(names("--where", "name=Acorn,Beech", "--where", "trust_uid!=uid-Acorn"))
        .isEqualTo("name\nBeech\n");
    assertThat(names("--where", "name=acorn")).isEqualTo("name\n");
    assertThat(show("matched_set", "--where", "tied=", "--columns", "rank", "--format", "csv"))
        .isEqualTo("rank\n1\n");
  }

  @Test
  void draftsAreShownWhenAskedFor() {
    assertThat(names("--draft", "--edition", "2021")).isEqualTo("name\nCedar\n");
  }

  @Test
  void tablesAreListedByEdition() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TablesCommand.run(lake(), ShowFormat.CSV, print(out));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            edition,table,rows,run_id,complete
            2019,matched_set,2,run-1,true
            2019,trust,1,run-1,true
            2020-open,trust,2,run-2,true
            2021,trust,1,run-3,false
            """);
  }

  @Test
  void whatIsNotThereIsAUsageError() {
    assertUsage("has no table 'trusts'. There are: edition, matched_set, trust", "trusts");
    assertUsage(
        "Table trust has no column 'colour'. There are: edition,", "trust", "--columns=colour");
    assertUsage("has no edition '2018'. There are: 2019, 2020-open", "trust", "--edition=2018");
    assertUsage("Condition 'name' cannot be read", "trust", "--where=name");
    assertUsage("'xml' is none of table, csv, json", "trust", "--format=xml");
    assertUsage("--limit is -1", "trust", "--limit=-1");
  }

  @Test
  void theEntryPointThrowsWhatTheCommandTurnsIntoExitCode2() {
    ShowQuery query =
        new ShowQuery(
            lake(),
            "trust",
            List.of("2018"),
            List.of(RowCondition.parse("name=Acorn")),
            List.of(),
            OptionalInt.empty(),
            Set.of(),
            ShowFormat.CSV);

    assertThatThrownBy(() -> ShowCommand.run(query, print(new ByteArrayOutputStream())))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void rowsAboutPupilsAreNotPrintedUnasked() {
    TableField pupil =
        new TableField(
            "pupil",
            TableField.Type.STRING,
            "Hash of the pupil's number.",
            true,
            List.of(),
            TableField.Sensitivity.PUPIL);
    TableContract manifest = TableContracts.load().table("edition");
    TableField edition = manifest.field("edition").orElseThrow();
    TableContracts contracts =
        TableContracts.of(
            List.of(
                manifest,
                new TableContract(
                    "pupil_attainment",
                    "Pupils",
                    "",
                    List.of(edition, pupil),
                    List.of(),
                    List.of())));

    assertThatThrownBy(
            () -> ShowCommand.run(pupils(), contracts, print(new ByteArrayOutputStream())))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("single pupils")
        .hasMessageContaining("--allow-pupils");
    assertThatThrownBy(
            () ->
                ShowCommand.run(
                    pupils(ShowOption.ALLOW_PUPILS), contracts, print(new ByteArrayOutputStream())))
        .hasMessageContaining("has no table 'pupil_attainment'");
  }

  private static ShowQuery pupils(ShowOption... options) {
    return new ShowQuery(
        lake(),
        "pupil_attainment",
        List.of(),
        List.of(),
        List.of(),
        OptionalInt.empty(),
        Set.of(options),
        ShowFormat.CSV);
  }

  private static String names(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 4);
    List<String> more = List.of("--columns", "name", "--format", "csv");
    for (int i = 0; i < more.size(); i++) {
      all[arguments.length + i] = more.get(i);
    }
    return show("trust", all);
  }

  private static String show(String table, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ShowCommand command = new ShowCommand();
    CommandLine line = new CommandLine(command);
    line.parseArgs(arguments(table, arguments));
    assertThat(ShowCommand.run(command.query(), print(out))).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void assertUsage(String message, String table, String... arguments) {
    StringWriter errors = new StringWriter();
    int exit =
        new CommandLine(new ShowCommand())
            .setErr(new PrintWriter(errors))
            .execute(arguments(table, arguments));
    assertThat(exit).isEqualTo(2);
    assertThat(errors.toString()).contains(message);
  }

  private static String[] arguments(String table, String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 3);
    all[arguments.length] = "--lake";
    all[arguments.length + 1] = folder.toString();
    all[arguments.length + 2] = table;
    return all;
  }

  private static LakePath lake() {
    return new LakePath(folder.toString());
  }

  private static PrintStream print(ByteArrayOutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }
}
