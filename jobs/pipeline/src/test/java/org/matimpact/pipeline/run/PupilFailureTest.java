package org.matimpact.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.lake.LakeException;
import org.matimpact.pipeline.lake.TestSpark;
import org.matimpact.pipeline.settings.Settings;

/** A stage that touches pupils fails: its text goes to the restricted zone and nowhere else. */
class PupilFailureTest {

  private static final String MARKER = "MARKER77";

  @TempDir private Path folder;

  @Test
  void whatAPersonReadsHasClassConditionAndStageAlone() throws IOException {
    Throwable failure =
        catchThrowable(
            () ->
                run(
                    context ->
                        context.touchPupils(
                            () ->
                                TestSpark.session()
                                    .sql("select cast('" + MARKER + "' as int)")
                                    .collect())));

    assertThat(failure)
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("Stage dying failed: org.apache.spark.SparkNumberFormatException")
        .hasMessageContaining("[CAST_INVALID_INPUT]")
        .hasMessageNotContaining(MARKER)
        .hasNoCause();
    try (Stream<Path> files = Files.walk(folder.resolve("lake/restricted/_failures"))) {
      Path file = files.filter(f -> f.toString().endsWith(".txt")).findFirst().orElseThrow();
      assertThat(failure).hasMessageContaining(file.toString());
      assertThat(file).content().contains(MARKER, "CAST_INVALID_INPUT");
    }
  }

  @Test
  void whatATaskThrowsIsNotShownEither() {
    Throwable failure =
        catchThrowable(() -> run(context -> context.touchPupils(() -> failing(context).count())));

    assertHidden(failure);
  }

  @Test
  void norWhatItThrowsWhileATableOfPupilsIsMadeIntoAnother() {
    Stage pupils = new Dying("pupils", List.of(), "pupil_attainment", PupilFailureTest::noPupils);
    Stage dying =
        new Dying(
            "dying",
            List.of("pupil_attainment"),
            "trust",
            context -> context.write("trust", failing(context)));

    assertHidden(catchThrowable(() -> run(List.of(pupils, dying))));
    assertThat(
            TestSpark.session()
                .read()
                .format("delta")
                .load(folder.resolve("lake/restricted/run").toString())
                .select("event")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder("started", "failed");
  }

  private static void noPupils(StageContext context) {
    context.write("pupil_attainment", List.<Row>of());
  }

  private static void assertHidden(Throwable failure) {
    assertThat(failure)
        .isInstanceOf(LakeException.class)
        .hasMessageContaining("Stage dying failed: ")
        .hasMessageNotContaining(MARKER)
        .hasNoCause();
  }

  /** Rows whose making fails in a task. */
  private static JavaRDD<Row> failing(StageContext context) {
    return context
        .spark()
        .range(1)
        .toJavaRDD()
        .map(
            number -> {
              throw new IllegalStateException(MARKER);
            });
  }

  @Test
  void anotherStageFailsWithItsOwnText() {
    Throwable failure =
        catchThrowable(
            () ->
                run(
                    context -> {
                      throw new IllegalStateException("plain words");
                    }));

    assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessage("plain words");
  }

  private interface Work {
    void with(StageContext context);
  }

  private void run(Work work) {
    run(List.of(new Dying("dying", List.of(), "trust", work)));
  }

  private void run(List<Stage> stages) {
    new StudyRun(TinyEngland.settings(), folder, folder.resolve("lake"))
        .run(stages, stages, Completeness.DRAFT);
  }

  private record Dying(String name, List<String> inputs, String output, Work work)
      implements Stage {

    @Override
    public List<String> outputs() {
      return List.of(output);
    }

    @Override
    public SortedMap<String, String> reads(Settings settings) {
      return new TreeMap<>();
    }

    @Override
    public void execute(StageContext context) {
      work.with(context);
    }
  }
}
