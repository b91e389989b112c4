package org.matimpact.pipeline.synthetic;

/** Special educational needs. */
enum Need {
  NONE,
  SUPPORT,
  /** A statement or an education, health and care plan. */
  PLAN
}
