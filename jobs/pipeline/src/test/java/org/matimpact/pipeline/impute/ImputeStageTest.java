package org.matimpact.pipeline.impute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.impute.PlantedPupils.Pupil;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.lake.TestSpark;
import org.matimpact.pipeline.settings.PhaseSettings;

/** How the stage reads pupils. */
class ImputeStageTest {

  private static final String MARKER = "pupil 1"; // a planted pupil's hash begins like this
  private static final List<Pupil> PUPILS = PlantedPupils.lacking(PlantedPupils.complete(1), 2);
  private static final SparkSession SPARK = TestSpark.session();
  private static final PhaseSettings PHASE =
      new PlantedTables(PUPILS, Path.of("")).settings().phases().get("secondary");

  @TempDir private Path folder;

  @Test
  void thePlanReadsPupilsWhoLackSomethingAndExchangesNothing() {
    ImputationPlan plan = new PlantedStudy(PUPILS, 1).plan();
    String explained =
        ImputedPupils.columns(new PlantedTables(PUPILS, folder).pupils(2), PHASE, plan)
            .queryExecution()
            .executedPlan()
            .toString();

    assertThat(explained).doesNotContain("Exchange").doesNotContain("Sort");
    assertThat(explained.split("Scan parquet|FileScan", -1)).hasSize(2);
    assertThat(explained).contains("isnull(prior_attainment#").contains("pupil#");
    assertThat(explained).doesNotContain("moved#").doesNotContain(MARKER);
    assertThat(sums(plan, PUPILS, 2).toDebugString()).doesNotContain("Shuffled");
  }

  @Test
  void partitionsAndTheOrderOfRowsChangeNoBit() {
    ImputationPlan plan = new PlantedStudy(PUPILS, 2).plan();
    List<String> one = PlantedStudy.texts(sums(plan, PUPILS, 1).collect());
    assertThat(one).hasSize(2 * PlantedPupils.SCHOOLS * PlantedPupils.YEARS.size());
    for (int partitions : new int[] {2, 7}) {
      List<Pupil> shuffled = new ArrayList<>(PUPILS);
      Collections.shuffle(shuffled, new Random(partitions));
      assertThat(PlantedStudy.texts(sums(plan, shuffled, partitions).collect())).isEqualTo(one);
    }
  }

  @Test
  void pupilsAreReadOnceMoreAndNoneIsShown() throws TimeoutException {
    PlantedTables tables = new PlantedTables(PUPILS, folder);
    tables.pupils(2);
    AtomicLong read = new AtomicLong();
    Queue<String> logged = new ConcurrentLinkedQueue<>();

    watching(read, logged, () -> new ImputeStage().execute(tables));

    assertThat(read.get()).isEqualTo(PUPILS.size());
    assertThat(tables.written("imputed_cross_product"))
        .hasSize(2 * PlantedPupils.SCHOOLS * PlantedPupils.YEARS.size());
    assertThat(tables.written("imputation_model"))
        .isNotEmpty()
        .noneMatch(row -> row.toString().contains(MARKER));
    assertThat(logged).anyMatch(line -> line.contains("Final stage"));
    assertThat(logged).noneMatch(line -> line.contains(MARKER));
  }

  /** Counts the rows that are read and keeps what is logged, from information upwards. */
  private static void watching(AtomicLong read, Queue<String> logged, Runnable work)
      throws TimeoutException {
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd task) {
            read.addAndGet(task.taskMetrics().inputMetrics().recordsRead());
          }
        };
    AbstractAppender appender =
        new AbstractAppender("kept", null, null, true, Property.EMPTY_ARRAY) {
          @Override
          public void append(LogEvent event) {
            logged.add(event.getMessage().getFormattedMessage() + event.getThrown());
          }
        };
    Logger root = (Logger) LogManager.getRootLogger();
    Level level = root.getLevel();
    List<Appender> others = List.copyOf(root.getAppenders().values());
    others.forEach(root::removeAppender);
    appender.start();
    root.addAppender(appender);
    Configurator.setRootLevel(Level.INFO);
    SPARK.sparkContext().addSparkListener(listener);
    try {
      work.run();
      SPARK.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      SPARK.sparkContext().removeSparkListener(listener);
      Configurator.setRootLevel(level);
      root.removeAppender(appender);
      others.forEach(root::addAppender);
    }
  }

  private JavaRDD<Row> sums(ImputationPlan plan, List<Pupil> pupils, int partitions) {
    TableContract table = TableContracts.load().table("imputed_cross_product");
    return ImputedPupils.sums(
        new PlantedTables(pupils, folder.resolve("of " + partitions)).pupils(partitions),
        PHASE,
        JavaSparkContext.fromSparkContext(SPARK.sparkContext()).broadcast(plan),
        new RowTemplate(table.name(), table.columns(), "made-up", "run"));
  }
}
