package org.matimpact.pipeline.study;

import java.io.Serializable;

/** An outcome of the schools of a phase by year: a figure of each school, or that of its pupils. */
public sealed interface Outcome extends Serializable permits OutcomePanel, PupilPanel {

  /** Name in the settings. */
  String outcome();

  /** Whether a school (its row) has the outcome in a year. */
  boolean present(int school, int year);

  /** Pupils behind it; NaN where unknown. */
  double pupils(int school, int year);
}
