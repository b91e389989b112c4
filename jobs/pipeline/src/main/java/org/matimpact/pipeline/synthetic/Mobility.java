package org.matimpact.pipeline.synthetic;

/** Where a pupil was on census day in January. */
enum Mobility {
  STAYED,
  /** In another school. */
  MOVED,
  /** In no school of England: no census row. */
  ARRIVED
}
