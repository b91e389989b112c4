package org.matimpact.pipeline.publish;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * What somebody works out who has the published sizes and knows what adds up. Independent of the
 * class under test: dense elimination in exact fractions of the system with its right-hand side,
 * every unknown in turn made the last column, so that what the last pivot row says is its value.
 */
final class Attacker {

  private final List<Relation> relations;
  private final Map<String, Long> published;
  private final List<String> unknown;

  Attacker(List<Relation> relations, Map<String, Long> published) {
    Set<String> keys = new TreeSet<>();
    relations.forEach(relation -> keys.addAll(relation.terms().keySet()));
    keys.removeAll(published.keySet());
    this.relations = relations;
    this.published = published;
    this.unknown = List.copyOf(keys);
  }

  /** Sizes that were not published and follow from those that were. */
  SortedMap<String, Long> recovered() {
    BigFraction[][] echelon = echelon(matrix(unknown));
    SortedMap<String, Long> recovered = new TreeMap<>();
    for (String key : unknown) {
      value(echelon, key).ifPresent(value -> recovered.put(key, value));
    }
    return recovered;
  }

  /** By back substitution: the key is determined if its column follows with no free column. */
  private Optional<Long> value(BigFraction[][] echelon, String key) {
    BigFraction[][] turned = new BigFraction[echelon.length][];
    for (int row = 0; row < echelon.length; row++) {
      turned[row] = turned(echelon[row], unknown.indexOf(key));
    }
    int column = unknown.size() - 1;
    for (BigFraction[] row : echelon(turned)) {
      if (firstNonZero(row) == column) {
        return Optional.of(row[column + 1].divide(row[column]).longValue());
      }
    }
    return Optional.empty();
  }

  private static BigFraction[] turned(BigFraction[] row, int column) {
    BigFraction[] turned = row.clone();
    int last = row.length - 2;
    System.arraycopy(row, column + 1, turned, column, last - column);
    turned[last] = row[column];
    return turned;
  }

  private BigFraction[][] matrix(List<String> columns) {
    return relations.stream()
        .map(
            relation -> {
              BigFraction[] row = new BigFraction[columns.size() + 1];
              Arrays.fill(row, BigFraction.ZERO);
              relation
                  .terms()
                  .forEach(
                      (key, factor) -> {
                        Long size = published.get(key);
                        int at = size == null ? columns.indexOf(key) : columns.size();
                        long by = size == null ? factor : -factor * size;
                        row[at] = row[at].add(by);
                      });
              return row;
            })
        .toArray(BigFraction[][]::new);
  }

  /** Rows that say something, in echelon form. */
  private static BigFraction[][] echelon(BigFraction[][] matrix) {
    List<BigFraction[]> done = new ArrayList<>();
    List<BigFraction[]> rest = new ArrayList<>(List.of(matrix));
    int columns = matrix.length == 0 ? 0 : matrix[0].length - 1;
    for (int column = 0; column < columns; column++) {
      int at = column;
      BigFraction[] pivot =
          rest.stream()
              .filter(row -> row[at].getNumerator().signum() != 0)
              .findFirst()
              .orElse(null);
      if (pivot != null) {
        rest.remove(pivot);
        done.add(pivot);
        rest.replaceAll(row -> minus(row, row[at].divide(pivot[at]), pivot));
      }
    }
    return done.toArray(BigFraction[][]::new);
  }

  private static BigFraction[] minus(BigFraction[] row, BigFraction by, BigFraction[] pivot) {
    if (by.getNumerator().equals(BigInteger.ZERO)) {
      return row;
    }
    BigFraction[] difference = new BigFraction[row.length];
    Arrays.setAll(difference, i -> row[i].subtract(pivot[i].multiply(by)));
    return difference;
  }

  private static int firstNonZero(BigFraction[] row) {
    int column = 0;
    while (row[column].getNumerator().signum() == 0) {
      column++;
    }
    return column;
  }
}
