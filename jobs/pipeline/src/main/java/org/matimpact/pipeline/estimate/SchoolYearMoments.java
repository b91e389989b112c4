package org.matimpact.pipeline.estimate;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.PupilDesign;
import org.matimpact.pipeline.study.crossproduct.Words;

/** Adds up the slices and patterns of each school-year; its rows come sorted by URN and year. */
final class SchoolYearMoments implements Iterator<SchoolYearMoments.Block> {

  /**
   * What the fits of one design need of one school-year.
   *
   * @param design position of the design
   */
  @SuppressWarnings("ArrayRecordComponent") // numbers of a school-year; compared nowhere
  record Block(int design, long urn, int year, double[] moments) implements Serializable {}

  private final Iterator<Row> rows;
  private final List<PupilDesign> designs;
  private final Queue<Block> ready = new ArrayDeque<>();
  private Row next;

  SchoolYearMoments(Iterator<Row> rows, List<PupilDesign> designs) {
    this.rows = rows;
    this.designs = designs;
    advance();
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && next != null) {
      addSchoolYear();
    }
    return !ready.isEmpty();
  }

  @Override
  public Block next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void advance() {
    next = rows.hasNext() ? rows.next() : null;
  }

  private void addSchoolYear() {
    long urn = next.getLong(0);
    long year = next.getLong(1);
    List<PupilDesign.Sums> sums = designs.stream().map(design -> design.sums((int) year)).toList();
    while (next != null && next.getLong(0) == urn && next.getLong(1) == year) {
      addRow(sums);
      advance();
    }
    for (int i = 0; i < sums.size(); i++) {
      if (!sums.get(i).isEmpty()) {
        ready.add(new Block(i, urn, (int) year, sums.get(i).moments()));
      }
    }
  }

  private void addRow(List<PupilDesign.Sums> sums) {
    String slice = next.getString(2);
    String pattern = next.getString(3);
    long pupils = next.getLong(4);
    long[] products = Words.of(next, 5);
    long[] high = Words.of(next, 6);
    for (PupilDesign.Sums design : sums) {
      if (slice.equals(ColumnSet.ALL)) {
        design.add(pattern, pupils, products, high);
      } else {
        design.addSlice(slice, pattern, pupils, products, high);
      }
    }
  }
}
