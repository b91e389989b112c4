package org.matimpact.pipeline.study.crossproduct;

import java.util.List;
import org.apache.spark.sql.Row;

/** Whole numbers of an array column. */
public final class Words {

  private Words() {}

  /** The numbers of a row's column. */
  public static long[] of(Row row, int column) {
    List<Long> words = row.getList(column);
    long[] array = new long[words.size()];
    int at = 0;
    for (long word : words) {
      array[at++] = word;
    }
    return array;
  }
}
