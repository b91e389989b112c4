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
    List<String> subgroups) {

  /** What counts once in the average effect. */
  public enum EstimandAverage {
    SCHOOL,
    PUPIL,
    TRUST
  }

  /** What differs, in a model of the effects of trusts. */
  public enum SpreadLevel {
    /** Effects of trusts, about the mean effect. */
    BETWEEN_TRUSTS,
    /** Schools. */
    SCHOOL,
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
    SIGN_FLIP
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
