package org.matimpact.pipeline.impute;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.matimpact.pipeline.study.crossproduct.ExactSums;
import org.matimpact.pipeline.study.crossproduct.ProductLayout;
import org.matimpact.pipeline.study.crossproduct.Words;
import org.matimpact.statistics.imputation.PatternSums;

/**
 * Adds up the pupils of each school by year and by what they lack of an imputation model; its rows
 * come sorted by URN, and are urn, year, pattern, pupils, products, high.
 */
final class SchoolPatterns implements Iterator<SchoolPatterns.School> {

  /** The pupils of one school, by year, then by what they lack. */
  record School(long urn, List<PatternSums> patterns) implements Serializable {}

  private record Key(int period, long missing) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      int order = Integer.compare(period, other.period);
      return order != 0 ? order : Long.compareUnsigned(missing, other.missing);
    }
  }

  private final Iterator<Row> rows;
  private final ProductLayout layout;
  private final ImputedColumns columns;
  private final List<Integer> years;
  private Row next;

  SchoolPatterns(
      Iterator<Row> rows, ProductLayout layout, ImputedColumns columns, List<Integer> years) {
    this.rows = rows;
    this.layout = layout;
    this.columns = columns;
    this.years = years;
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public School next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    long urn = next.getLong(0);
    Map<Key, ExactSums> sums = new TreeMap<>();
    while (next != null && next.getLong(0) == urn) {
      add(sums);
      advance();
    }
    List<PatternSums> patterns = new ArrayList<>();
    sums.forEach((key, exact) -> patterns.add(numbers(key, exact)));
    return new School(urn, List.copyOf(patterns));
  }

  private void advance() {
    next = rows.hasNext() ? rows.next() : null;
  }

  private void add(Map<Key, ExactSums> sums) {
    long lacking =
        Stream.of(next.getString(2).split(",", -1))
            .filter(name -> !name.isEmpty())
            .mapToLong(name -> 1L << columns.set().pupilPosition(name))
            .sum();
    if (columns.hasOutcome(lacking)) {
      int period = years.indexOf((int) next.getLong(1));
      sums.computeIfAbsent(new Key(period, columns.missing(lacking)), key -> new ExactSums(layout))
          .add(next.getLong(3), Words.of(next, 4), Words.of(next, 5));
    }
  }

  private PatternSums numbers(Key key, ExactSums exact) {
    int q = columns.size();
    double[] sum = new double[q];
    double[] products = new double[q * (q + 1) / 2];
    int at = 0;
    for (int i = 0; i < q; i++) {
      int first = columns.positions()[i];
      sum[i] = exact.sum(first) * columns.quantum(i);
      for (int j = i; j < q; j++) {
        products[at++] =
            exact.product(first, columns.positions()[j]) * columns.quantum(i) * columns.quantum(j);
      }
    }
    return new PatternSums(key.missing(), key.period(), exact.pupils(), sum, products);
  }
}
