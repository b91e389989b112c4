package org.matimpact.pipeline.synthetic;

/**
 * Outcomes of the files, named as in the source contracts, with what one pupil SD of progress is
 * worth in their unit.
 *
 * <p>The SD of a progress measure is that which the published limits imply: 95 % limits lie 1.96 SD
 * / sqrt(pupils) from the school's value. Medians over the schools of one local authority, 2017 to
 * 2019: reading 6.1 to 6.3, writing 5.8 to 6.1, mathematics 5.5 to 5.7; Progress 8 1.23 in 2017,
 * 1.26 in 2018. Scaled scores move one for one with their progress, Attainment 8 ten for one with
 * Progress 8, which is a tenth of an Attainment 8 difference by definition.
 */
enum OutcomeMeasure {
  READING_PROGRESS("ks2_reading_progress", Phase.PRIMARY, "scaled-score points", 6.2),
  WRITING_PROGRESS("ks2_writing_progress", Phase.PRIMARY, "scaled-score points", 5.9),
  MATHS_PROGRESS("ks2_maths_progress", Phase.PRIMARY, "scaled-score points", 5.6),
  READING_SCORE("ks2_reading_average", Phase.PRIMARY, "scaled-score points", 6.2),
  MATHS_SCORE("ks2_maths_average", Phase.PRIMARY, "scaled-score points", 5.6),
  PROGRESS_8("progress_8", Phase.SECONDARY, "Progress 8 points", 1.25),
  ATTAINMENT_8("attainment_8", Phase.SECONDARY, "Attainment 8 points", 12.5);

  private final String label;
  private final Phase phase;
  private final String unit;
  private final double unitsPerPupilSd;

  OutcomeMeasure(String label, Phase phase, String unit, double unitsPerPupilSd) {
    this.label = label;
    this.phase = phase;
    this.unit = unit;
    this.unitsPerPupilSd = unitsPerPupilSd;
  }

  String label() {
    return label;
  }

  Phase phase() {
    return phase;
  }

  String unit() {
    return unit;
  }

  /** Units of the outcome in one SD of the pupils' progress. */
  double unitsPerPupilSd() {
    return unitsPerPupilSd;
  }
}
