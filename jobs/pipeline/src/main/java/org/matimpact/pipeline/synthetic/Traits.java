package org.matimpact.pipeline.synthetic;

/**
 * Characteristics of a pupil.
 *
 * @param female true for girls
 * @param month months of age beyond whole years at the start of the school year, 0 to 11
 * @param disadvantaged eligible for free school meals in the last six years (FSM6)
 * @param otherLanguage with English as an additional language
 * @param need special educational needs
 * @param idaci income deprivation of children where the pupil lives, ten-thousandths
 * @param ethnicity major group
 * @param mobility where the pupil was in January
 */
record Traits(
    boolean female,
    int month,
    boolean disadvantaged,
    boolean otherLanguage,
    Need need,
    int idaci,
    Ethnicity ethnicity,
    Mobility mobility) {

  /** Income deprivation as a share. */
  double deprivation() {
    return idaci * 1e-4;
  }
}
