package org.matimpact.pipeline.synthetic;

/**
 * A row of {@code truth.json}: what an estimate of the effect table should find.
 *
 * @param phase primary or secondary
 * @param outcome name of the outcome
 * @param unit unit of the effects
 * @param sizeBand band of the trust at the end, or {@code all}
 * @param route converter, sponsored or {@code all}
 * @param comparator maintained or standalone_academy; the truth is the same
 * @param effect planted effect, in the unit; over bands, the mean over treated schools
 * @param realised planted effect plus those of the trusts drawn: mean over treated schools, in the
 *     unit. What holds of these trusts, where {@code effect} holds of trusts like them
 * @param realisedByPupil the same, schools weighted by their pupils
 * @param realisedByTrust the same, each trust once
 * @param treatedSchools schools in the same trust from the start to the end, with results each year
 * @param treatedTrusts trusts among them
 */
record PlantedTruth(
    String phase,
    String outcome,
    String unit,
    String sizeBand,
    String route,
    String comparator,
    double effect,
    double realised,
    double realisedByPupil,
    double realisedByTrust,
    int treatedSchools,
    int treatedTrusts) {}
