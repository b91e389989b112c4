package org.matimpact.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.run.TinyEngland;

/** Good and bad input from the command line, each at the level that the contracts give it. */
class InputCommandTest {

  private static final int BEYOND_THE_SAMPLE = 40_000;

  @TempDir private Path folder;

  private final TinyEngland england = TinyEngland.draw();
  private Path conf;

  @BeforeEach
  void settings() throws IOException {
    conf = Files.writeString(folder.resolve("tiny.conf"), TinyEngland.settings());
  }

  @Test
  void everyProblemOfEveryFileIsReportedAndTheLakeIsNotTouched() throws IOException {
    england.line(TinyEngland.SCHOOLS, 1, header -> header.replace("\"FSM6, %\"", "\"FSM 6, %\""));
    england.write(folder);
    Files.write(folder.resolve(TinyEngland.LINKS), new byte[0]);
    england.line(TinyEngland.INSPECTIONS, 3, line -> line + "\u00e9");
    rewrite(TinyEngland.INSPECTIONS, StandardCharsets.ISO_8859_1);
    truncatedGzip("members.csv.gz", england.lines(TinyEngland.MEMBERS));

    Command run =
        command(
            "run",
            "-D",
            "sources.members.files=[\"members.csv.gz\"]",
            "-D",
            "sources.inspections.files=[\"inspections.csv\", \"absent.csv\"]");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.problems())
        .contains("5 problems in 5 input files")
        .containsPattern("schools.csv.*'FSM6, %'.*missing; the nearest headers are 'FSM 6, %'")
        .containsPattern("inspections.csv:3.*not utf-8")
        .containsPattern("absent.csv.*is not there")
        .containsPattern("links.csv.*is empty")
        .containsPattern("members.csv.gz.*truncated or damaged gzip");
    assertThat(folder.resolve("lake")).doesNotExist();
  }

  @Test
  void aProblemDeepInOneFileIsReportedWithTheProblemInTheHeaderOfAnother() throws IOException {
    england.line(TinyEngland.SCHOOLS, 1, header -> header.replace("\"FSM6, %\"", "\"FSM 6, %\""));
    england.write(folder);
    truncatedGzip("inspections.csv.gz", manyInspections());

    Command run = command("run", "-D", "sources.inspections.files=[\"inspections.csv.gz\"]");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.problems())
        .contains("2 problems in 2 input files", "schools.csv", "inspections.csv.gz");
    assertThat(folder.resolve("lake")).doesNotExist();
  }

  @Test
  void badRowsAtTheTopOfALongFileAreWeighedAgainstTheWholeFile() throws IOException {
    england.write(folder);
    List<String> lines = manyInspections();
    for (int i = 1; i <= 20; i++) {
      lines.set(i, lines.get(i).replace("2015", "X015"));
    }
    Files.write(folder.resolve(TinyEngland.INSPECTIONS), lines);

    Command check = command("check");

    assertThat(check.exit()).as(check.problems()).isZero();
    assertThat(check.out()).containsPattern("inspections +40000 read +39980 kept +20 rejected");
  }

  @Test
  void aColumnRenamedToOneOfItsAliasesIsRead() throws IOException {
    england.line(TinyEngland.MEMBERS, 1, header -> header.replace("Linked UID", "Group UID"));
    england.write(folder);

    Command check = command("check", "--full");

    assertThat(check.exit()).as(check.problems()).isZero();
    assertThat(check.out()).containsPattern("members +314 read +314 kept +0 rejected");
  }

  @Test
  void aBadRowIsACountedRejectionAndTheRunGoesOn() {
    england.line(TinyEngland.SCHOOLS, 2, line -> line.replaceFirst(",0\\.5,", ",O.5,"));
    england.line(TinyEngland.MEMBERS, 2, line -> line.replace("01-09-2014", "01/09/2014"));
    england.line(TinyEngland.MEMBERS, 3, line -> line.replace("01-09-2014", "Sept 2014"));
    england.lines(TinyEngland.MEMBERS).add("100005,9999,Other,Multi-academy trust,,01-09-2015");
    england.lines(TinyEngland.INSPECTIONS).add(england.lines(TinyEngland.INSPECTIONS).get(1));
    england.write(folder);

    Command run = command("run", "--until", "ingest");
    Command rejected = show("rejected_row", "--columns=file,line,column,rule", "--draft");
    Command files =
        show("input_file", "--columns=source,rows_read,rows_kept,rows_rejected", "--draft");

    assertThat(run.exit()).as(run.problems()).isZero();
    assertThat(rejected.out().replace(folder + "/", ""))
        .isEqualTo(
            """
            file,line,column,rule
            inspections.csv,506,URN,primaryKey
            members.csv,3,Joined date,date
            members.csv,316,,overlap
            schools.csv,2,"KS4 male pupils, 2019, %",number
            """);
    assertThat(files.out())
        .isEqualTo(
            """
            source,rows_read,rows_kept,rows_rejected
            inspections,505,504,1
            links,188,188,0
            members,315,313,2
            schools,504,503,1
            """);
    assertThat(show("school").exit()).as("a draft is no edition").isEqualTo(2);
  }

  @Test
  void aFileOfWhichFivePercentIsBadIsRefused() {
    for (int line = 2; line < 2 + TinyEngland.SCHOOL_COUNT / 20; line++) {
      england.line(TinyEngland.SCHOOLS, line, text -> text.replaceFirst(",0\\.5,", ",O.5,"));
    }
    england.write(folder);

    Command run = command("run");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.problems())
        .contains("25 of 504 rows (4.96 %) break the contract, more than the 1.00 % allowed");
    assertThat(folder.resolve("lake")).doesNotExist();
  }

  @Test
  void everyWrongSettingIsNamed() {
    england.write(folder);

    Command run =
        command("run", "-D", "match.calliper.width=0.1", "-D", "match.ties=coin", "-D", "seed=one");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.problems())
        .contains("match.calliper", "did you mean caliper?")
        .contains("match.ties is 'coin'; choose one of hash, row_order")
        .contains("seed is 'one'");
    assertThat(folder.resolve("lake")).doesNotExist();
  }

  @Test
  void whatTheCommandLineDoesNotKnowIsUsage() {
    england.write(folder);

    assertThat(command("run", "--untill", "match").exit()).isEqualTo(2);
    assertThat(command("run", "--until", "mach").problems())
        .contains(
            "--until mach is no stage; stages are ingest, cohort, match, scan, impute, estimate,"
                + " publish");
    assertThat(Command.run("rum").exit()).isEqualTo(2);
    assertThat(Command.run("run", "-c", folder.resolve("none.conf").toString()).exit())
        .isEqualTo(2);
    assertThat(folder.resolve("lake")).doesNotExist();
  }

  private Command command(String name, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of(name, "-c", conf.toString(), "-D", "data=" + folder));
    arguments.addAll(List.of("--lake", folder.resolve("lake").toString()));
    arguments.addAll(List.of(options));
    return Command.run(arguments.toArray(String[]::new));
  }

  private Command show(String table, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("show", table, "--lake=" + folder.resolve("lake"), "--format=csv"));
    arguments.addAll(List.of(options));
    return Command.run(arguments.toArray(String[]::new));
  }

  private void rewrite(String name, Charset charset) throws IOException {
    Files.write(folder.resolve(name), england.lines(name), charset);
  }

  private static List<String> manyInspections() {
    List<String> lines = new ArrayList<>(List.of("URN,Rating,Inspection Date"));
    for (int i = 0; i < BEYOND_THE_SAMPLE; i++) {
      lines.add("%d,Good,20150301".formatted(100_000 + i));
    }
    return lines;
  }

  private void truncatedGzip(String name, List<String> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
    Files.write(folder.resolve(name), Arrays.copyOf(bytes.toByteArray(), bytes.size() * 9 / 10));
  }
}
