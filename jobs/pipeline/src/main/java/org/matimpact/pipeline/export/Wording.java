package org.matimpact.pipeline.export;

import java.util.List;

/** What every reader must know before a number, in the same words in every file. */
public final class Wording {

  /** What the results are about. */
  public static final String ABOUT =
      "Results of schools in multi-academy trusts beside comparable standalone academies, and"
          + " beside comparable schools maintained by a local authority, by size of the trust,"
          + " phase and route into academy status.";

  /** How to read the tables. */
  public static final List<String> READING =
      List.of(
          "effect_estimate has the effects: treated minus comparison, in the unit of the row, with"
              + " a 95 % interval. headline is true for one row of each phase, outcome, comparator,"
              + " size band and route; the other rows ask the same differently.",
          "estimand says whom an effect is about; treated_trusts and treated_schools on how many"
              + " it rests; balance how alike the schools were after matching; caution what the row"
              + " says against itself.",
          "status tells whether an effect was estimated, could not be (reason says why), or is"
              + " suppressed by disclosure control.");

  /** What the results do not say. */
  public static final List<String> CAUTIONS =
      List.of(
          "These are associations. Schools join trusts for reasons, and only what was measured is"
              + " comparable.",
          "Large trusts are few, so intervals go by trusts, not by schools. Look at the interval"
              + " and the number of trusts before the estimate.",
          "Many effects are estimated; p_holm, p_bh and p_maxt are adjusted within the family that"
              + " the row names.");

  /** Licence of what is published. */
  public static final String LICENCE = "Open Government Licence v3.0";

  /** Where that licence stands. */
  public static final String LICENCE_PATH =
      "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

  private Wording() {}
}
