package org.matimpact.pipeline.synthetic;

/**
 * A school as a place with pupils, whatever it is called and whoever runs it: what does not change
 * when it becomes an academy.
 *
 * @param id the same at every scale
 * @param ordinal from 0, over the sites of all phases that are drawn
 * @param phase phase of education
 * @param authority local authority
 * @param settlement urban or rural
 * @param stage ages taught
 * @param gender gender of intake
 * @param faith religious character
 * @param selective true when it selects pupils by ability
 * @param intake whom it teaches
 * @param quality results before conversion beyond those that intake explains, standardised
 */
record Site(
    long id,
    int ordinal,
    Phase phase,
    LocalAuthority authority,
    Settlement settlement,
    Stage stage,
    Gender gender,
    Faith faith,
    boolean selective,
    Intake intake,
    double quality) {

  Region region() {
    return authority.region();
  }
}
