package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;

/** Overall effectiveness in an Ofsted inspection. */
enum Judgement {
  OUTSTANDING(1.3),
  GOOD(.4),
  REQUIRES_IMPROVEMENT(-.7),
  INADEQUATE(-1.7);

  private static final LocalDate SATISFACTORY_ENDS = LocalDate.of(2012, 9, 1);

  private final double standing;

  Judgement(double standing) {
    this.standing = standing;
  }

  /** Mean of the latent judgement in the grade, roughly; standardised. */
  double standing() {
    return standing;
  }

  /** The label of the inspection file: Satisfactory became Requires Improvement in 2012. */
  String label(LocalDate inspectedOn) {
    return switch (this) {
      case OUTSTANDING -> "Outstanding";
      case GOOD -> "Good";
      case REQUIRES_IMPROVEMENT ->
          inspectedOn.isBefore(SATISFACTORY_ENDS) ? "Satisfactory" : "Requires Improvement";
      case INADEQUATE -> "Inadequate";
    };
  }
}
