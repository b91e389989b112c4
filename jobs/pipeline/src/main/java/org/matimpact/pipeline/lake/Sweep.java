package org.matimpact.pipeline.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.SparkSession;
import org.matimpact.pipeline.contract.TableContract;

/**
 * Deletes the files that no row of a table is in any more, at once: what they held cannot be read
 * again, whatever the table's history. Delta's own VACUUM with a retention of 0 would also delete
 * what runs of other editions are writing at the time; this looks into the folder of one edition,
 * which one run writes to. What runs that died left there goes too.
 */
final class Sweep {

  private final Configuration hadoop;
  private final LakeTables tables;

  Sweep(SparkSession spark, LakeTables tables) {
    this.hadoop = spark.sessionState().newHadoopConf();
    this.tables = tables;
  }

  /** Sweeps the folder of an edition of a table. */
  void edition(String table, String edition) {
    sweep(table, new Path(tables.path(table), TableContract.EDITION + "=" + edition));
  }

  /** Sweeps the whole of a table that holds no editions. */
  void log(String table) {
    sweep(table, new Path(tables.path(table)));
  }

  /** Deletes the files that an edition was published as; they are made anew from its tables. */
  void report(String edition) {
    delete(tables.reportFolder(edition));
  }

  /**
   * Deletes the texts of what failed on pupils of an edition, which may show values of theirs.
   *
   * @return whether there were any
   */
  boolean failures(String edition) {
    return delete(tables.failures(edition));
  }

  private boolean delete(String path) {
    Path folder = new Path(path);
    try {
      return folder.getFileSystem(hadoop).delete(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder %s cannot be deleted".formatted(folder), e);
    }
  }

  private void sweep(String table, Path folder) {
    Set<String> live = tables.latest(table).map(KernelSnapshot::files).orElseGet(Set::of);
    try {
      FileSystem files = folder.getFileSystem(hadoop);
      RemoteIterator<LocatedFileStatus> found = files.listFiles(folder, true);
      while (found.hasNext()) {
        Path file = found.next().getPath();
        if (file.getName().endsWith(".parquet")
            && !file.getParent().getName().equals("_delta_log")
            && !live.contains(file.getName())) {
          files.delete(file, false);
        }
      }
    } catch (FileNotFoundException e) {
      return; // the edition has no folder, so nothing to sweep
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Table %s: files that it does not need any more cannot be deleted".formatted(table), e);
    }
  }
}
