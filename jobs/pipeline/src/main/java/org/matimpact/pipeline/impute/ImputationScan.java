package org.matimpact.pipeline.impute;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.matimpact.pipeline.lake.RowTemplate;
import org.matimpact.pipeline.study.crossproduct.ProductSums;
import org.matimpact.pipeline.study.crossproduct.PupilOrder;
import org.matimpact.pipeline.study.crossproduct.PupilRow;
import org.matimpact.statistics.hash.XxHash64;

/**
 * Streams the pupils of whole files, which lie in order of school and year, and gives the sums of
 * the imputed pupils of each school-year when it is over: memory holds one school-year.
 */
final class ImputationScan implements Iterator<Row> {

  private final Iterator<InternalRow> pupils;
  private final ImputationPlan plan;
  private final RowTemplate template;
  private final PupilRow pupil;
  private final int hash;
  private final List<PupilImputation> outcomes = new ArrayList<>();
  private final List<ProductSums[]> sums = new ArrayList<>();
  private final Queue<Row> ready = new ArrayDeque<>();
  private long urn = Long.MIN_VALUE;
  private long year = Long.MIN_VALUE;

  /**
   * Begins a scan.
   *
   * @param schema urn, year, the scanned columns of pupils, then the hash of the pupil
   */
  ImputationScan(
      Iterator<InternalRow> pupils, ImputationPlan plan, StructType schema, RowTemplate template) {
    this.pupils = pupils;
    this.plan = plan;
    this.template = template;
    this.pupil = new PupilRow(plan.layout().set(), schema);
    this.hash = schema.size() - 1;
    plan.outcomes().forEach(model -> outcomes.add(new PupilImputation(plan, model)));
    begin();
  }

  private void begin() {
    sums.clear();
    for (int i = 0; i < outcomes.size(); i++) {
      ProductSums[] empty = new ProductSums[plan.imputations()];
      Arrays.setAll(empty, m -> new ProductSums(plan.layout()));
      sums.add(empty);
    }
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && pupils.hasNext()) {
      read(pupils.next());
    }
    if (ready.isEmpty()) {
      finish();
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
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
      PupilOrder.require(urn, year, rowUrn, rowYear);
      urn = rowUrn;
      year = rowYear;
    }
    if (plan.strata().containsKey(urn)) {
      pupil.read(row);
      long lacking = pupil.missing();
      long item = XxHash64.hash(row.getUTF8String(hash).getBytes(), year);
      int period = plan.years().indexOf((int) year);
      for (int i = 0; i < outcomes.size(); i++) {
        outcomes.get(i).add(pupil, lacking, item, urn, period, sums.get(i));
      }
    }
  }

  private void finish() {
    boolean any = false;
    for (int i = 0; i < outcomes.size(); i++) {
      for (int m = 0; m < plan.imputations(); m++) {
        if (sums.get(i)[m].pupils() > 0) {
          ready.add(row(outcomes.get(i).outcome(), m, sums.get(i)[m]));
          any = true;
        }
      }
    }
    if (any) {
      begin();
    }
  }

  private Row row(String outcome, int imputation, ProductSums of) {
    return template
        .row()
        .put("phase", plan.phase())
        .put("imputation", imputation + 1)
        .put("outcome_column", outcome)
        .put("urn", urn)
        .put("year", year)
        .put("pupils", of.pupils())
        .put("products", of.low())
        .put("high", of.high())
        .build();
  }
}
