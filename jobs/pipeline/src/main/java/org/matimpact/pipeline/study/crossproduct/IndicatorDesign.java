package org.matimpact.pipeline.study.crossproduct;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A design that keeps pupils who lack a predictor: the columns made of it are 0 for them, and a
 * column of its own, the indicator, is 1. Pupils without the outcome are left out.
 *
 * <p>All pupils of a missingness pattern have the same indicators, so the moments of a pattern
 * follow from its cross-products and no pupil is read again: a column that the pattern lacks, or an
 * indicator, has a mean of 0 or 1 and no variance within it. The patterns of a school-year are then
 * merged in a fixed order. Where no pupil lacks a predictor the moments are those of complete cases
 * to the last bit, and the indicators are 0, which the fit drops; so does it with the second of two
 * columns that are missing together.
 *
 * <p>The method keeps every pupil with a result, at a price: within a pattern the effect is not
 * adjusted for what is missing, so that it is biased where what is missing confounds the arms,
 * whatever the reason it is missing; it is unbiased in a randomised trial. Sources: M. P. Jones,
 * Indicator and stratification methods for missing explanatory variables in multiple linear
 * regression, Journal of the American Statistical Association 91 (1996) 222-230; R. H. H. Groenwold
 * et al., Missing covariate data in clinical research: when and when not to use the
 * missing-indicator method for analysis, Canadian Medical Association Journal 184 (2012) 1265-1269.
 */
public final class IndicatorDesign implements PupilDesign {

  private static final long serialVersionUID = 1L;

  private final MomentsDesign complete;
  private final String outcome;

  /** Columns of pupils that predictors are made of; each has its indicator. */
  private final List<String> factors;

  private final List<String> names;

  /** Bits of the factors of each predictor. */
  private final int[] madeOf;

  /**
   * Prepares a design.
   *
   * @param predictors columns of pupils or derived columns; a categorical one stands for its levels
   * @param outcome column of the outcome
   */
  public IndicatorDesign(ProductLayout layout, List<String> predictors, String outcome) {
    this.complete = new MomentsDesign(layout, predictors, outcome);
    this.outcome = outcome;
    ColumnSet set = layout.set();
    List<ProductColumn> columns =
        complete.names().stream().map(name -> set.columns().get(set.position(name))).toList();
    this.factors = columns.stream().flatMap(c -> c.factors().stream()).distinct().toList();
    this.madeOf = columns.stream().mapToInt(column -> bits(column.factors())).toArray();
    this.names =
        Stream.concat(complete.names().stream(), factors.stream().map(f -> f + " missing"))
            .toList();
  }

  private int bits(List<String> lacking) {
    return lacking.stream()
        .mapToInt(factors::indexOf)
        .filter(factor -> factor >= 0)
        .map(factor -> 1 << factor)
        .reduce(0, (bits, bit) -> bits | bit);
  }

  @Override
  public void year(int year, NationalMoments outcomeMoments, NationalMoments prior) {
    complete.year(year, outcomeMoments, prior);
  }

  @Override
  public List<String> slices() {
    return complete.slices();
  }

  /** Names of the predictors, then of the indicators. */
  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public boolean adjustsForPrior() {
    return complete.adjustsForPrior();
  }

  @Override
  public PupilDesign.Sums sums(int year) {
    return new Patterns(year);
  }

  /** The rows of one school-year, those that lack the same predictors together. */
  private final class Patterns implements PupilDesign.Sums {

    private final Map<Integer, MomentsDesign.Sums> patterns = new TreeMap<>();
    private final int year;

    private Patterns(int year) {
      this.year = year;
    }

    @Override
    public void add(String pattern, long pupils, long[] products, long[] high) {
      List<String> lacking = Arrays.asList(pattern.split(",", -1));
      if (!lacking.contains(outcome)) {
        patterns
            .computeIfAbsent(bits(lacking), bits -> complete.sums(year))
            .addAnyPattern(pupils, products, high);
      }
    }

    @Override
    public void addSlice(String slice, String pattern, long pupils, long[] products, long[] high) {
      // a design without columns for slices
    }

    @Override
    public boolean isEmpty() {
      return patterns.values().stream().allMatch(MomentsDesign.Sums::isEmpty);
    }

    @Override
    public double[] moments() {
      return patterns.entrySet().stream()
          .map(pattern -> widened(pattern.getKey(), pattern.getValue().moments()))
          .reduce((first, second) -> MergedMoments.of(first, second, names.size() + 1))
          .orElseThrow();
    }
  }

  /** Moments of a pattern with its indicators, and 0 for what it lacks. */
  private double[] widened(int lacking, double[] moments) {
    int w = names.size() + 1;
    double[] wide = new double[width()];
    wide[0] = moments[0];
    int at = 1 + w;
    for (int i = 0; i < w; i++) {
      wide[1 + i] =
          isIndicator(i) ? lacking >>> (i - madeOf.length) & 1 : value(i, lacking, moments);
      for (int j = i; j < w; j++) {
        wide[at++] = within(i, j, lacking, moments);
      }
    }
    return wide;
  }

  private double value(int i, int lacking, double[] moments) {
    return varies(i, lacking) ? moments[1 + source(i)] : 0;
  }

  private double within(int i, int j, int lacking, double[] moments) {
    if (!varies(i, lacking) || !varies(j, lacking)) {
      return 0;
    }
    int w = madeOf.length + 1;
    int row = source(i);
    return moments[1 + w + row * w - row * (row - 1) / 2 + source(j) - row];
  }

  /** Predictors come first, then indicators, then the outcome. */
  private boolean isIndicator(int i) {
    return i >= madeOf.length && i < names.size();
  }

  private boolean varies(int i, int lacking) {
    return !isIndicator(i) && (i == names.size() || (madeOf[i] & lacking) == 0);
  }

  private int source(int i) {
    return i == names.size() ? madeOf.length : i;
  }
}
