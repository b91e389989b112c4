package org.matimpact.pipeline.scan;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.matimpact.pipeline.study.crossproduct.ColumnSet;
import org.matimpact.pipeline.study.crossproduct.ProductSums;
import org.matimpact.pipeline.study.crossproduct.PupilOrder;
import org.matimpact.pipeline.study.crossproduct.PupilRow;

/**
 * Streams the pupils of whole files, which lie in order of school and year, and gives the sums and
 * patterns of each school-year when it is over: memory holds one school-year.
 */
final class SchoolYearScan implements Iterator<ScannedRow> {

  private final Iterator<InternalRow> pupils;
  private final ScanPlan plan;
  private final PupilRow pupil;
  private final Queue<ScannedRow> ready = new ArrayDeque<>();
  private SchoolYearCells cells;
  private SchoolYearPatterns patterns;
  private long urn = Long.MIN_VALUE;
  private long year = Long.MIN_VALUE;

  /**
   * Begins a scan.
   *
   * @param schema urn, year, then the scanned columns of pupils
   */
  SchoolYearScan(Iterator<InternalRow> pupils, ScanPlan plan, StructType schema) {
    this.pupils = pupils;
    this.plan = plan;
    this.pupil = new PupilRow(plan.layout().set(), schema);
    this.cells = new SchoolYearCells(plan.layout());
    this.patterns = new SchoolYearPatterns(plan.patterns());
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && pupils.hasNext()) {
      read(pupils.next());
    }
    if (ready.isEmpty() && !cells.isEmpty()) {
      finish();
    }
    return !ready.isEmpty();
  }

  @Override
  public ScannedRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void read(InternalRow row) {
    long rowUrn = row.getLong(0);
    long rowYear = row.getLong(1);
    if (rowUrn != urn || rowYear != year) {
      finish();
      begin(rowUrn, rowYear);
    }
    pupil.read(row);
    int slices =
        plan.slices().of(pupil.values(), pupil.missing(), plan.cuts().of(Math.toIntExact(year)));
    cells.add(pupil, slices);
    patterns.add(pupil, Math.toIntExact(year));
  }

  private void begin(long nextUrn, long nextYear) {
    PupilOrder.require(urn, year, nextUrn, nextYear);
    urn = nextUrn;
    year = nextYear;
  }

  private void finish() {
    if (cells.isEmpty()) {
      return;
    }
    for (int slice = 0; slice < plan.slices().size(); slice++) {
      String name = plan.slices().names().get(slice);
      cells.slice(slice).forEach((missing, sums) -> ready.add(row(name, missing, sums)));
    }
    ready.addAll(patterns.counts(urn, year));
    cells = new SchoolYearCells(plan.layout());
    patterns = new SchoolYearPatterns(plan.patterns());
  }

  private CrossProductRow row(String slice, long missing, ProductSums sums) {
    CrossProductRow row = new CrossProductRow();
    row.setKey_stage(plan.keyStage());
    row.setSlice(slice);
    row.setUrn(urn);
    row.setYear(year);
    row.setPattern(pattern(missing));
    row.setPupils(sums.pupils());
    row.setProducts(sums.low());
    row.setHigh(sums.high());
    return row;
  }

  /** Names of the missing columns; empty when none is. */
  private String pattern(long missing) {
    ColumnSet set = plan.layout().set();
    return IntStream.range(0, set.pupils().size())
        .filter(i -> (missing >>> i & 1) != 0)
        .mapToObj(i -> set.pupils().get(i).name())
        .collect(Collectors.joining(","));
  }
}
