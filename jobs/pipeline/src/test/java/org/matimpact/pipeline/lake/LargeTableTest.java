package org.matimpact.pipeline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.contract.TableField;

/** A table about pupils, divided by edition and key stage. */
class LargeTableTest {

  private static final String TABLE = "pupil_result";

  @TempDir Path folder;
  private LakePath path;
  private Lake lake;

  @BeforeEach
  void openLake() {
    TableContract contract =
        new TableContract(
            TABLE,
            "Results",
            "One row is a pupil's result.",
            List.of(
                field("edition", TableField.Type.STRING),
                field("key_stage", TableField.Type.STRING),
                new TableField(
                    "sex",
                    TableField.Type.STRING,
                    "Sex.",
                    false,
                    List.of("F", "M"),
                    TableField.Sensitivity.PUPIL),
                field("urn", TableField.Type.INTEGER),
                field("run_id", TableField.Type.STRING)),
            List.of("edition", "key_stage", "urn"),
            List.of("edition", "key_stage"));
    path = new LakePath(folder.toString());
    TableContracts contracts =
        TableContracts.of(List.of(TableContracts.load().table("edition"), contract));
    lake = new Lake(TestSpark.session(), path, contracts, new LakeHistory(800));
  }

  @Test
  void itKeepsItsPartitionsAndTheOrderItComesIn() {
    TableCommit first = lake.write(TABLE, "2019", TestLake.stamp("run-1"), pupils("'F'"));
    TableCommit again = lake.write(TABLE, "2019", TestLake.stamp("run-2"), pupils("'M'"));

    assertThat(first.rows()).isEqualTo(1000);
    assertThat(again.rows()).isEqualTo(1000);
    assertThat(rows().inputFiles()).hasSize(4);
    assertThat(rows().where("sex = 'M'").count()).isEqualTo(1000);
    assertThatThrownBy(
            () ->
                lake.editions()
                    .commit("2019", "run-1", List.of(first.entry()), Completeness.COMPLETE))
        .isInstanceOf(EditionConflictException.class);
    lake.editions().commit("2019", "run-2", List.of(again.entry()), Completeness.COMPLETE);
    assertThat(lake.editions().latestComplete("2019").orElseThrow().read(TABLE).count())
        .isEqualTo(1000);
  }

  @Test
  void replacedPupilsAreNotKeptForLong() {
    lake.write(TABLE, "2019", TestLake.stamp("run-1"), pupils("'F'"));

    assertThat(
            KernelSnapshot.latest(KernelEngine.forPath(path), path.restricted(TABLE))
                .orElseThrow()
                .properties())
        .containsEntry("delta.deletedFileRetentionDuration", "interval 30 days")
        .containsEntry("delta.logRetentionDuration", "interval 30 days");
  }

  @Test
  void aBreachDoesNotTellAPupilsValue() {
    assertThatThrownBy(() -> lake.write(TABLE, "2019", TestLake.stamp("run-1"), pupils("'marker'")))
        .isInstanceOf(TableContractException.class)
        .hasMessageContaining("column sex: the value is none of F, M")
        .hasMessageNotContaining("marker");
  }

  private static Dataset<Row> pupils(String sex) {
    return TestSpark.session()
        .range(0, 1000, 1, 2)
        .selectExpr("if(id % 2 = 0, 'KS2', 'KS4') as key_stage", sex + " as sex", "id as urn")
        .sortWithinPartitions("key_stage", "urn");
  }

  private Dataset<Row> rows() {
    return TestSpark.session().read().format("delta").load(path.restricted(TABLE));
  }

  private static TableField field(String name, TableField.Type type) {
    return new TableField(name, type, name + ".", true, List.of(), TableField.Sensitivity.OPEN);
  }
}
