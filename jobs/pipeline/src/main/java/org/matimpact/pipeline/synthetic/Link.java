package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;

/**
 * A link between two establishments, as one of them records it.
 *
 * @param urn of the one
 * @param linkUrn of the other
 * @param linkName of the other
 * @param type what the other is to the one
 * @param establishedOn day of the change
 */
record Link(int urn, int linkUrn, String linkName, String type, LocalDate establishedOn) {}
