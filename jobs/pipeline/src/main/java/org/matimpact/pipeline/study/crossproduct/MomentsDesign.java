package org.matimpact.pipeline.study.crossproduct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The design of complete cases: pupils who lack a column of the fit are left out. The outcome and
 * prior attainment are in standard deviations of the nation's pupils of the year.
 */
public final class MomentsDesign implements PupilDesign {

  private static final long serialVersionUID = 1L;

  private final ProductLayout layout;
  private final String outcome;
  private final List<String> names;
  private final List<String> slices;
  private final Set<String> needed;
  private final Map<Integer, List<DesignColumn>> byYear = new TreeMap<>();

  /**
   * Prepares a design.
   *
   * @param predictors columns of pupils or derived columns; a categorical one stands for its levels
   * @param outcome column of the outcome
   */
  public MomentsDesign(ProductLayout layout, List<String> predictors, String outcome) {
    this(layout, predictors, List.of(), outcome);
  }

  /**
   * Prepares a design in which the pupils of some slices have a column of 0 and 1 of their own.
   *
   * @param slices no two of them with a common pupil; their columns follow the predictors
   */
  public MomentsDesign(
      ProductLayout layout, List<String> predictors, List<String> slices, String outcome) {
    this.layout = layout;
    this.outcome = outcome;
    this.slices = List.copyOf(slices);
    List<ProductColumn> columns = columns(layout.set(), predictors);
    this.names = Stream.concat(columns.stream().map(ProductColumn::name), slices.stream()).toList();
    this.needed = new TreeSet<>(List.of(outcome));
    columns.forEach(column -> needed.addAll(column.factors()));
    slices.forEach(slice -> needed.add(ColumnSet.behind(slice)));
  }

  private static List<ProductColumn> columns(ColumnSet set, List<String> predictors) {
    List<ProductColumn> columns = new ArrayList<>();
    for (String predictor : predictors) {
      List<ProductColumn> levels =
          set.columns().stream()
              .filter(c -> !c.level().isEmpty() && c.factors().contains(predictor))
              .toList();
      columns.addAll(
          levels.isEmpty() ? List.of(set.columns().get(set.position(predictor))) : levels);
    }
    return columns;
  }

  @Override
  public void year(int year, NationalMoments outcomeMoments, NationalMoments prior) {
    ColumnSet set = layout.set();
    List<DesignColumn> columns = new ArrayList<>();
    for (String name : names.subList(0, names.size() - slices.size())) {
      ProductColumn column = set.columns().get(set.position(name));
      columns.add(DesignColumn.of(set, column, ColumnSet.PRIOR_ATTAINMENT, prior));
    }
    ProductColumn column = set.columns().get(set.position(outcome));
    columns.add(DesignColumn.of(set, column, outcome, outcomeMoments));
    byYear.put(year, List.copyOf(columns));
  }

  @Override
  public List<String> slices() {
    return slices;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public boolean adjustsForPrior() {
    return needed.contains(ColumnSet.PRIOR_ATTAINMENT);
  }

  @Override
  public Sums sums(int year) {
    return new Sums(year);
  }

  /** The rows of one school-year. */
  public final class Sums implements PupilDesign.Sums {

    private final ExactSums sums = new ExactSums(layout);
    private final List<ExactSums> members =
        slices.stream().map(slice -> new ExactSums(layout)).toList();
    private final int year;

    private Sums(int year) {
      this.year = year;
    }

    @Override
    public void add(String pattern, long pupils, long[] products, long[] high) {
      if (complete(pattern)) {
        addAnyPattern(pupils, products, high);
      }
    }

    /** Adds a row whatever it lacks; what it lacks counts as 0 steps from the origin. */
    void addAnyPattern(long pupils, long[] products, long[] high) {
      sums.add(pupils, products, high);
    }

    @Override
    public void addSlice(String slice, String pattern, long pupils, long[] products, long[] high) {
      int at = slices.indexOf(slice);
      if (at >= 0 && complete(pattern)) {
        members.get(at).add(pupils, products, high);
      }
    }

    private boolean complete(String pattern) {
      return Arrays.stream(pattern.split(",", -1)).noneMatch(needed::contains);
    }

    @Override
    public boolean isEmpty() {
      return sums.pupils() == 0 || !byYear.containsKey(year);
    }

    @Override
    public double[] moments() {
      int w = names.size() + 1;
      double[] moments = new double[width()];
      moments[0] = sums.pupils();
      int at = 1 + w;
      for (int i = 0; i < w; i++) {
        moments[1 + i] = mean(i);
        for (int j = i; j < w; j++) {
          moments[at++] = within(i, j);
        }
      }
      return moments;
    }

    private double mean(int i) {
      return isSlice(i) ? (double) slice(i).pupils() / sums.pupils() : column(i).mean(sums);
    }

    private double within(int i, int j) {
      if (isSlice(i)) {
        return isSlice(j) ? sums.centred(slice(i), slice(j)) : column(j).within(slice(i), sums);
      }
      return isSlice(j) ? column(i).within(slice(j), sums) : column(i).within(column(j), sums);
    }

    /** Predictors come first, then slices, then the outcome. */
    private boolean isSlice(int i) {
      return i < names.size() && i >= names.size() - slices.size();
    }

    private ExactSums slice(int i) {
      return members.get(i - (names.size() - slices.size()));
    }

    private DesignColumn column(int i) {
      return byYear.get(year).get(i == names.size() ? i - slices.size() : i);
    }
  }
}
