package org.matimpact.pipeline.scan;

import java.util.Map;
import java.util.TreeMap;
import org.matimpact.pipeline.study.crossproduct.ProductLayout;
import org.matimpact.pipeline.study.crossproduct.ProductSums;
import org.matimpact.pipeline.study.crossproduct.PupilRow;

/**
 * The pupils of one school-year, summed by cell: same missing columns, same slices. A pupil is
 * added to one cell only; slices are sums of cells, of which there are fewer than pupils.
 */
final class SchoolYearCells {

  private record Cell(long missing, int slices) implements Comparable<Cell> {

    @Override
    public int compareTo(Cell other) {
      int order = Long.compare(missing, other.missing);
      return order != 0 ? order : Integer.compare(slices, other.slices);
    }
  }

  private final ProductLayout layout;
  private final Map<Cell, ProductSums> cells = new TreeMap<>();
  private int pupils;

  SchoolYearCells(ProductLayout layout) {
    this.layout = layout;
  }

  void add(PupilRow pupil, int slices) {
    if (++pupils > ProductLayout.MOST_PUPILS) {
      throw new IllegalStateException(
          "a school has more than %d pupils in one key stage and year, for which the widths of sums"
                  .formatted(ProductLayout.MOST_PUPILS)
              + " are planned; are its rows doubled?");
    }
    cells
        .computeIfAbsent(new Cell(pupil.missing(), slices), cell -> new ProductSums(layout))
        .add(pupil.columns());
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  /** Sums of a slice by missing columns, in their order. */
  Map<Long, ProductSums> slice(int slice) {
    Map<Long, ProductSums> byMissing = new TreeMap<>();
    cells.forEach(
        (cell, sums) -> {
          if ((cell.slices() >>> slice & 1) != 0) {
            byMissing.computeIfAbsent(cell.missing(), missing -> new ProductSums(layout)).add(sums);
          }
        });
    return byMissing;
  }
}
