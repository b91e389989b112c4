/**
 * Disclosure control: which results may leave the restricted zone.
 *
 * <p>A result is published or suppressed as a whole, for every number of a row is computed from the
 * same schools; numbers of pupils on the way to the fits are judged one by one. {@link
 * org.matimpact.pipeline.publish.PublishStage} reads result tables and writes their published form.
 * {@link org.matimpact.pipeline.publish.Control} turns rows into cells, and what adds up between
 * them, within a table and from one to another, into relations. {@link
 * org.matimpact.pipeline.publish.DisclosureControl} decides of all together: {@link
 * org.matimpact.pipeline.publish.PrimaryRules} finds the rows that tell of too few, {@link
 * org.matimpact.pipeline.publish.Earlier} those that do so beside what is published already, and
 * {@link org.matimpact.pipeline.publish.SecondarySuppression} adds those from which a suppressed
 * one could be worked out.
 */
package org.matimpact.pipeline.publish;
