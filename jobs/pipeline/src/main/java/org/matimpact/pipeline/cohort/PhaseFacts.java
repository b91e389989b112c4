package org.matimpact.pipeline.cohort;

/** What the register knows that bears on one phase. */
record PhaseFacts(
    SchoolRegister register,
    TrustMemberships memberships,
    SchoolChains chains,
    SchoolMeasures measures,
    Judgements judgements) {}
