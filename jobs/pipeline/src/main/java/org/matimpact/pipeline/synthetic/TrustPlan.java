package org.matimpact.pipeline.synthetic;

import java.util.List;

/**
 * A multi-academy trust and the schools that it runs at the end.
 *
 * @param uid Group UID
 * @param members at least one
 */
record TrustPlan(int uid, List<School> members) {}
