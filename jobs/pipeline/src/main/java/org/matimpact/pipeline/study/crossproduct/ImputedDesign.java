package org.matimpact.pipeline.study.crossproduct;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.matimpact.pipeline.settings.EstimateSettings;
import org.matimpact.pipeline.settings.OutcomeSettings;
import org.matimpact.pipeline.settings.PhaseSettings;

/**
 * The design of imputed pupils: those who lack no predictor come from the scan, those who lack one
 * from an imputation, and both are merged. Pupils without the outcome are left out. Where nobody
 * lacks a predictor the moments are those of complete cases to the last bit.
 */
public final class ImputedDesign implements PupilDesign {

  private static final long serialVersionUID = 1L;

  private final MomentsDesign complete;
  private final List<String> imputed;

  /**
   * Prepares a design.
   *
   * @param predictors columns of pupils or derived columns, made of imputed columns alone
   * @param imputed columns of pupils that are imputed
   * @param outcome column of the outcome
   */
  public ImputedDesign(
      ProductLayout layout, List<String> predictors, List<String> imputed, String outcome) {
    this.complete = new MomentsDesign(layout, predictors, outcome);
    this.imputed = List.copyOf(imputed);
  }

  /**
   * Columns of pupils that are imputed for the outcomes made of a column: the predictors of their
   * models, prior attainment included where one of them is of progress.
   */
  public static List<String> imputed(
      ColumnSet set, EstimateSettings estimate, PhaseSettings phase, String outcomeColumn) {
    boolean progress =
        phase.outcomes().values().stream()
            .filter(outcome -> outcome.pupilColumn().equals(outcomeColumn))
            .anyMatch(outcome -> outcome.kind() == OutcomeSettings.Kind.PROGRESS);
    Stream<String> predictors =
        Stream.concat(
            estimate.pupilCovariates().stream(),
            progress ? estimate.priorAttainment().stream() : Stream.of());
    TreeSet<String> factors = new TreeSet<>();
    predictors.forEach(
        name ->
            set.columns().stream()
                .filter(c -> c.name().equals(name) || c.factors().equals(List.of(name)))
                .forEach(column -> factors.addAll(column.factors())));
    return List.copyOf(factors);
  }

  @Override
  public void year(int year, NationalMoments outcomeMoments, NationalMoments prior) {
    complete.year(year, outcomeMoments, prior);
  }

  @Override
  public List<String> slices() {
    return complete.slices();
  }

  @Override
  public List<String> names() {
    return complete.names();
  }

  @Override
  public boolean adjustsForPrior() {
    return complete.adjustsForPrior();
  }

  @Override
  public Sums sums(int year) {
    return new Sums(complete.sums(year));
  }

  /** The numbers of complete and of imputed pupils of a school-year together. */
  public double[] together(double[] completePupils, double[] imputedPupils) {
    return MergedMoments.of(completePupils, imputedPupils, names().size() + 1);
  }

  /** The rows of one school-year. */
  public final class Sums implements PupilDesign.Sums {

    private final MomentsDesign.Sums sums;

    private Sums(MomentsDesign.Sums sums) {
      this.sums = sums;
    }

    @Override
    public void add(String pattern, long pupils, long[] products, long[] high) {
      if (Arrays.stream(pattern.split(",", -1)).noneMatch(imputed::contains)) {
        sums.add(pattern, pupils, products, high);
      }
    }

    /** Adds a row of imputed_cross_product. */
    public void addImputed(long pupils, long[] products, long[] high) {
      sums.addAnyPattern(pupils, products, high);
    }

    @Override
    public void addSlice(String slice, String pattern, long pupils, long[] products, long[] high) {
      // a design without columns for slices
    }

    @Override
    public boolean isEmpty() {
      return sums.isEmpty();
    }

    @Override
    public double[] moments() {
      return sums.moments();
    }
  }
}
