package org.matimpact.pipeline.synthetic;

/**
 * An independent school: in the register and in the key stage 4 tables, which publish none of its
 * progress (NP).
 *
 * @param urn Unique Reference Number
 * @param name of the school
 * @param authority local authority
 * @param establishmentNumber within the local authority
 * @param cohort pupils at the end of key stage 4
 */
record IndependentSchool(
    int urn, String name, LocalAuthority authority, int establishmentNumber, int cohort) {}
