package org.matimpact.pipeline.synthetic;

import java.util.function.ToDoubleFunction;

/**
 * Outcomes whose effects {@code truth.json} tells, named as in the source contracts and the pupil
 * table: of pupils, in SDs of the national pupils' outcome; of schools, in points, as they follow
 * from the pupils'.
 *
 * <p>The SD of a progress measure is that which the published limits imply: 95 % limits lie 1.96 SD
 * / sqrt(pupils) from the school's value. Medians over the schools of one local authority, 2017 to
 * 2019: reading 6.1 to 6.3, writing 5.8 to 6.1, mathematics 5.5 to 5.7; Progress 8 1.23 in 2017,
 * 1.26 in 2018. Progress moves one for one with the score, Progress 8 a tenth of Attainment 8 by
 * definition; writing half with reading and half with mathematics, in SDs of progress.
 */
enum OutcomeMeasure {
  READING_PROGRESS("ks2_reading_progress", Phase.PRIMARY, "scaled-score points", 6.2),
  WRITING_PROGRESS("ks2_writing_progress", Phase.PRIMARY, "scaled-score points", 5.9),
  MATHS_PROGRESS("ks2_maths_progress", Phase.PRIMARY, "scaled-score points", 5.6),
  READING_AVERAGE("ks2_reading_average", Phase.PRIMARY, "scaled-score points", 6.2),
  MATHS_AVERAGE("ks2_maths_average", Phase.PRIMARY, "scaled-score points", 5.6),
  PROGRESS_8("progress_8", Phase.SECONDARY, "Progress 8 points", 1.25),
  READING_SCORE("reading_score", Phase.PRIMARY, "SD of the pupils of England", 1),
  MATHS_SCORE("maths_score", Phase.PRIMARY, "SD of the pupils of England", 1),
  ATTAINMENT_8("attainment_8", Phase.SECONDARY, "SD of the pupils of England", 1);

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

  /** Units of the outcome in one SD of the pupils' progress; 1 for the outcomes of pupils. */
  double unitsPerPupilSd() {
    return unitsPerPupilSd;
  }

  /**
   * An effect in the unit of the outcome.
   *
   * @param effect in SDs of the pupils, by their measure
   * @param sd points in a SD of the pupils, by their measure
   */
  double effect(ToDoubleFunction<PupilMeasure> effect, ToDoubleFunction<PupilMeasure> sd) {
    return switch (this) {
      case READING_SCORE -> effect.applyAsDouble(PupilMeasure.READING_SCORE);
      case MATHS_SCORE -> effect.applyAsDouble(PupilMeasure.MATHS_SCORE);
      case ATTAINMENT_8 -> effect.applyAsDouble(PupilMeasure.ATTAINMENT_8);
      case READING_PROGRESS, READING_AVERAGE -> points(PupilMeasure.READING_SCORE, effect, sd);
      case MATHS_PROGRESS, MATHS_AVERAGE -> points(PupilMeasure.MATHS_SCORE, effect, sd);
      case PROGRESS_8 -> points(PupilMeasure.ATTAINMENT_8, effect, sd) / 10;
      case WRITING_PROGRESS ->
          unitsPerPupilSd
              * (.5 * READING_PROGRESS.effect(effect, sd) / READING_PROGRESS.unitsPerPupilSd
                  + .5 * MATHS_PROGRESS.effect(effect, sd) / MATHS_PROGRESS.unitsPerPupilSd);
    };
  }

  private static double points(
      PupilMeasure measure,
      ToDoubleFunction<PupilMeasure> effect,
      ToDoubleFunction<PupilMeasure> sd) {
    return sd.applyAsDouble(measure) * effect.applyAsDouble(measure);
  }
}
