package org.matimpact.pipeline.publish;

/** Why a row is suppressed. */
public enum Rule {
  /** An arm has too few pupils. */
  FEW_PUPILS,
  /** An arm has too few schools. */
  FEW_SCHOOLS,
  /** An arm has too few trusts. */
  FEW_TRUSTS,
  /** Two trusts hold too much of an arm. */
  DOMINANCE,
  /** The largest contributor could be worked out by the second largest. */
  P_RATIO,
  /** Everybody, or nobody, of a group has the outcome. */
  CLASS,
  /** The model has nearly as many columns as there are schools. */
  RESIDUAL_DF,
  /** Another specification that is published has nearly the same schools. */
  DIFFERENCE,
  /** An earlier edition has nearly the same pupils in the same row. */
  EARLIER,
  /** What the row belongs to is suppressed. */
  PARENT,
  /** A suppressed row, or a group that is too small, could be worked out with it. */
  SECONDARY,
  /** It is the difference of rows of which one is suppressed. */
  COMPUTED;

  /** The rule in words that tell nothing of the row. */
  String published() {
    return switch (this) {
      case RESIDUAL_DF -> "too few schools for the columns of the model";
      case DIFFERENCE, EARLIER -> "nearly the same pupils or schools as another published result";
      default ->
          "few pupils, schools or trusts, one or two that dominate, or protection of such a result";
    };
  }

  /** Whether the row itself tells of too few; if not, it is suppressed to protect others. */
  public boolean primary() {
    return this != SECONDARY && this != COMPUTED && this != PARENT;
  }
}
