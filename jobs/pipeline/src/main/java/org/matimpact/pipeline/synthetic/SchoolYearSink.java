package org.matimpact.pipeline.synthetic;

import java.io.IOException;

/** Takes the school-years of a key stage one after the other. */
@FunctionalInterface
interface SchoolYearSink {
  void write(SchoolYear schoolYear) throws IOException;
}
