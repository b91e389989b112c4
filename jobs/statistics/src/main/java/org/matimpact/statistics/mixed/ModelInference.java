package org.matimpact.statistics.mixed;

import org.matimpact.statistics.effect.ContrastEstimate;

/** Inference on coefficients that believes the model: its random effects and their normality. */
public sealed interface ModelInference permits SatterthwaiteInference, KenwardRogerInference {

  /**
   * Returns inference on l'b.
   *
   * @param contrast one number per column of the full design; 0 for dropped columns
   */
  ContrastEstimate estimate(double[] contrast);

  /** Returns inference on the coefficient of a column. */
  ContrastEstimate coefficient(int column);
}
