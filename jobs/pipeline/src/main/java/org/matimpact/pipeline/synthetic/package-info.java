/**
 * A made-up England in the official file layouts, with planted effects.
 *
 * <p>It serves the demonstration and the tests: every figure is drawn from an equation that is
 * written down here, so an estimate can be held against the truth. Nothing in it is a real school,
 * although local authorities carry their real codes and names.
 *
 * <p>The draw runs in steps, each a class that can be read alone: {@link
 * org.matimpact.pipeline.synthetic.Sites} (where schools are and whom they teach), {@link
 * org.matimpact.pipeline.synthetic.Inspections}, {@link org.matimpact.pipeline.synthetic.Selection}
 * (who becomes an academy, and how), {@link org.matimpact.pipeline.synthetic.TrustAllocation} and
 * {@link org.matimpact.pipeline.synthetic.StayHistory} (which trust, and since when), {@link
 * org.matimpact.pipeline.synthetic.Outcomes} (what school and trust add), {@link
 * org.matimpact.pipeline.synthetic.Pupils} (who they are and what they make of it), and one class
 * per file.
 *
 * <p>Pupils are drawn school-year by school-year and never kept: what needs them again draws them
 * again, and gets the same. The files of schools are sums over the same pupils.
 */
package org.matimpact.pipeline.synthetic;
