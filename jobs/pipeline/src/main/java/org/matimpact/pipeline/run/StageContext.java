package org.matimpact.pipeline.run;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.contract.TableContract;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.settings.Settings;

/** What a stage works with: its settings, the tables of its edition, and Spark. */
public interface StageContext {

  /** Settings of the run. */
  Settings settings();

  /** The session; its executors do what is done per contrast. */
  SparkSession spark();

  /** SHA-256 of everything that decides the stage's result. */
  String fingerprint();

  /** Rows of a table of this edition, as the stages before have left them. */
  Dataset<Row> read(String table);

  /** Makes rows of a table of this edition and run. */
  RowTemplate rows(String table);

  /**
   * Begins to write a table of this edition, in one commit; the stage ends when all are written.
   */
  void write(String table, List<Row> rows);

  /** The same from rows that executors make. */
  void write(String table, JavaRDD<Row> rows);

  /** The same from a frame; edition and run are filled in. */
  void write(String table, Dataset<Row> rows);

  /**
   * Rows of a table as they are published at present, of every edition: this one too, where it was
   * published before.
   */
  List<Row> published(String table);

  /** What a table of this lake holds. */
  TableContract contract(String table);

  /** Waits for the tables begun so far, before what they are made from is let go. */
  void awaitWrites();

  /**
   * Does work that touches pupils. What it throws is shown by class, condition and stage, because
   * its text may show a value; the text goes to a file of the restricted zone. A stage that reads a
   * table of pupils works like this as a whole.
   */
  void touchPupils(Runnable work);

  /** Tells the person who waits what was counted. */
  void say(String message);
}
