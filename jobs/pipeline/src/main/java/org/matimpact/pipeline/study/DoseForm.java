package org.matimpact.pipeline.study;

/** An outcome model in which the effect is linear in a dose of the treated schools. */
sealed interface DoseForm permits PupilDoseForm, SchoolDoseForm {

  /** By how much the effect changes when the dose rises by 1. */
  Effect slope();

  /**
   * The effect at a dose.
   *
   * @param distance from the mean dose of the treated schools
   */
  Effect at(double distance);
}
