package org.matimpact.pipeline.run;

import java.util.List;
import java.util.SortedMap;
import org.matimpact.pipeline.settings.Settings;

/** A step of the study. Stages meet only in tables. */
public interface Stage {

  /** The one name of the stage: package, command, heading. */
  String name();

  /** Tables it reads. */
  List<String> inputs();

  /** Tables it writes, each in one commit. */
  List<String> outputs();

  /**
   * Everything outside the tables that decides the stage's result, as text by name: the settings it
   * reads, and checksums of files. Two runs with the same texts and the same inputs give the same
   * rows.
   */
  SortedMap<String, String> reads(Settings settings);

  /** Does the work; every output is written through the context exactly once. */
  void execute(StageContext context);
}
