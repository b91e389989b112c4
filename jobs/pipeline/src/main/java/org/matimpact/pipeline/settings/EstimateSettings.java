package org.matimpact.pipeline.settings;

import java.util.List;

/**
 * How effects are estimated.
 *
 * @param estimandAverage what counts once; the first is the headline
 * @param leastDf below it an interval carries the caution that there are too few trusts
 * @param wildReplicates replicates of the wild cluster bootstrap; 0 for none
 * @param comparisonCluster what comparison schools outside matched sets cluster by
 * @param cr2Target working covariance of CR2 for outcomes of pupils
 * @param spreadIntervals levels whose standard deviation has a profile-likelihood interval
 * @param checks methods that find the uncertainty of headline effects beside CR2
 * @param checkReplicates replicates of those that draw
 * @param leastTrusts below it an estimate carries the caution that it rests on few treated trusts
 * @param leastPupils below it, in either arm, an estimate carries the caution that it rests on few
 *     pupils
 * @param pupilCovariates scanned columns that every model of pupils adjusts for
 * @param priorAttainment scanned columns that models of progress adjust for beside them
 * @param subgroups subgroups of the scan whose effects are estimated beside those of all pupils
 * @param furtherModels models of pupils beside that of the headline, on headline contrasts
 * @param imputations how many times what pupils lack is imputed, where a further model asks so
 */
public record EstimateSettings(
    List<EstimandAverage> estimandAverage,
    double leastDf,
    int wildReplicates,
    ComparisonCluster comparisonCluster,
    Cr2Target cr2Target,
    List<SpreadLevel> spreadIntervals,
    List<Check> checks,
    int checkReplicates,
    int leastTrusts,
    int leastPupils,
    List<String> pupilCovariates,
    List<String> priorAttainment,
    List<String> subgroups,
    List<FurtherModel> furtherModels,
    int imputations) {

  /** What counts once in the average effect. */
  public enum EstimandAverage {
    SCHOOL,
    PUPIL,
    TRUST
  }

  /** A model of pupils beside that of the headline. */
  public enum FurtherModel {
    /** With an effect of the local authority, crossed with trusts. */
    CROSSED_LA("pupil_la_reml"),
    /** In which the slope of prior attainment differs by school. */
    PRIOR_SLOPE("pupil_slope_reml"),
    /** With an effect of the trust on all its schools, treated or not. */
    TRUST_NESTED("pupil_nested_reml"),
    /** The headline's random effects, on all pupils with a result: indicators of what they lack. */
    INDICATOR("pupil_reml_indicator"),
    /** The headline's, on all pupils with a result: what they lack imputed, Rubin's rules. */
    IMPUTED("pupil_reml_imputed"),
    /** Logistic, of outcomes of 0 and 1, from covariate patterns. */
    LOGISTIC("pupil_logistic");

    private final String model;

    FurtherModel(String model) {
      this.model = model;
    }

    /** Name of the model in tables. */
    public String model() {
      return model;
    }
  }

  /** Columns of pupils behind the pupil covariates: those of covariate patterns. */
  public List<String> patternColumns() {
    return pupilCovariates.stream().map(name -> name.split("\\^", 2)[0]).distinct().toList();
  }

  /** What differs, in a mixed model of pupils. */
  public enum SpreadLevel {
    /** Effects of trusts, about the mean effect. */
    BETWEEN_TRUSTS,
    /** Trusts, all the schools of each alike. */
    TRUST,
    /** Local authorities. */
    LA,
    /** Schools. */
    SCHOOL,
    /** Slopes of prior attainment of schools. */
    SCHOOL_SLOPE,
    /** Years of a school. */
    SCHOOL_YEAR,
    /** Pupils of a school in a year. */
    PUPIL
  }

  /** How the uncertainty of a headline effect is found beside CR2. */
  public enum Check {
    /** The cluster-robust variance as it is. */
    CR0,
    /** Its usual small-sample factor. */
    CR1,
    /** The jackknife of clusters. */
    CR3,
    /** Clusters of trusts and of matched sets, crossing. */
    TWO_WAY,
    /** Clusters drawn with replacement. */
    CLUSTER_BOOTSTRAP,
    /** Treated trusts change arms with their matched sets. */
    SIGN_FLIP,
    /** Matched pairs, a comparison school in several sets or in one. */
    ABADIE_IMBENS
  }

  /** What comparison schools outside matched sets cluster by. */
  public enum ComparisonCluster {
    SCHOOL,
    LA
  }

  /** What the working covariance of CR2 has effects of. */
  public enum Cr2Target {
    SCHOOL("school"),
    SCHOOL_TRUST("school+trust");

    private final String text;

    Cr2Target(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
