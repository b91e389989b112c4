package org.matimpact.pipeline.settings;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How contrasts are matched.
 *
 * @param designs names of the designs, in order; the first is the headline
 * @param base what the keys of the whole stage say: the design auto, and what named designs inherit
 * @param auto when auto matches with replacement
 * @param named further designs, by name
 * @param compare designs that are compared before one is chosen
 * @param balance what is compared between the arms beside the covariates
 * @param explain what is explained of the matches
 * @param least what a contrast must have left to be estimable
 */
public record MatchSettings(
    List<String> designs,
    DesignSettings base,
    AutoSettings auto,
    SortedMap<String, DesignSettings> named,
    List<String> compare,
    BalanceSettings balance,
    ExplainSettings explain,
    EstimabilitySettings least)
    implements Serializable {

  /** The design that a rule chooses. */
  public static final String AUTO = "auto";

  /** The design of entropy balancing. */
  public static final String ENTROPY_BALANCING = "entropy_balancing";

  /** Designs that need no settings of their own. */
  static final List<String> BUILT_IN = List.of(AUTO, ENTROPY_BALANCING);

  /** Names that the design auto takes in tables. */
  static final String AUTO_NAMES = "nearest_[0-9]+_(with|without)_replacement";

  /** The settings of a named design, or of entropy balancing, which knows no pairs to restrict. */
  public DesignSettings design(String name) {
    return named.containsKey(name)
        ? named.get(name)
        : base.unrestricted().with(DesignSettings.Method.ENTROPY_BALANCING);
  }

  /** Whether a design of the tables is the first of the settings. */
  public boolean isHeadline(String design) {
    return designs.get(0).equals(AUTO) ? design.matches(AUTO_NAMES) : design.equals(designs.get(0));
  }

  /** The same with the designs that are to be compared, and nothing explained. */
  public MatchSettings comparing() {
    return new MatchSettings(
        compare,
        base,
        auto,
        named,
        compare,
        new BalanceSettings(List.of(), List.of(), List.of()),
        new ExplainSettings(ExplainSettings.Schools.NONE, 1),
        least);
  }

  /** Everything that decides the tables of the match, as text: designs that do not run are left. */
  public String decisive() {
    SortedMap<String, DesignSettings> running = new TreeMap<>(named);
    running.keySet().retainAll(designs);
    return new MatchSettings(designs, base, auto, running, List.of(), balance, explain, least)
        .toString();
  }

  /** Names that may stand among designs. */
  Set<String> known() {
    Set<String> known = new TreeSet<>(BUILT_IN);
    known.addAll(named.keySet());
    return known;
  }

  /**
   * The rule of auto.
   *
   * @param ratio comparison schools in a set where it matches with replacement
   * @param shareKept least share of the treated kept in every contrast for the form without
   */
  public record AutoSettings(int ratio, double shareKept) implements Serializable {}

  /**
   * Balance beside the covariates themselves.
   *
   * @param terms further terms of the covariates
   * @param prognostic covariates whose prognostic score is compared
   * @param by columns within whose levels balance is also compared
   */
  public record BalanceSettings(List<Term> terms, List<String> prognostic, List<String> by)
      implements Serializable {

    /** The sets that a design has made, in {@link #by}. */
    public static final String SUBCLASS = "subclass";

    /** Terms made of the covariates. */
    public enum Term {
      SQUARES,
      INTERACTIONS
    }
  }

  /**
   * Explanations.
   *
   * @param nearest comparison schools shown for each treated school without a match
   */
  public record ExplainSettings(Schools schools, int nearest) implements Serializable {

    /** What is explained. */
    public enum Schools {
      NONE,
      UNMATCHED,
      ALL
    }
  }

  /** Below these a contrast is not estimable. */
  public record EstimabilitySettings(
      double comparisonEss, double largestWeightShare, double shareKept) implements Serializable {}
}
