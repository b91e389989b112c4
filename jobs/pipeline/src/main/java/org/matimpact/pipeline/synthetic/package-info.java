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
 * org.matimpact.pipeline.synthetic.Outcomes} (results), and one class per file.
 *
 * <p>Pupils are not drawn yet. They would hang on {@link
 * org.matimpact.pipeline.synthetic.SchoolYear}, which holds the cohort and its expected results.
 */
package org.matimpact.pipeline.synthetic;
