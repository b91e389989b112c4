package org.matimpact.pipeline.synthetic;

/**
 * The pupils of a school who end their key stage in a year.
 *
 * @param pupils all of them
 * @param boys among them
 * @param disadvantaged eligible for free school meals in the last six years
 * @param language with English as an additional language
 * @param plans with a statement or an education, health and care plan
 * @param support with special educational needs and no plan
 * @param prior mean points at the key stage before: key stage 1 or key stage 2
 * @param measured pupils with prior attainment, who count in progress
 */
record Cohort(
    int pupils,
    int boys,
    int disadvantaged,
    int language,
    int plans,
    int support,
    double prior,
    int measured) {

  double share(int part) {
    return pupils == 0 ? 0 : (double) part / pupils;
  }
}
