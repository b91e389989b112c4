package org.matimpact.pipeline.cli;

import java.util.List;
import org.matimpact.pipeline.cohort.CohortStage;
import org.matimpact.pipeline.estimate.EstimateStage;
import org.matimpact.pipeline.impute.ImputeStage;
import org.matimpact.pipeline.ingest.IngestStage;
import org.matimpact.pipeline.match.MatchStage;
import org.matimpact.pipeline.publish.PublishStage;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.scan.ScanStage;

/** The study: every stage, in order. */
final class Stages {

  private static final List<Stage> STUDY =
      List.of(
          new IngestStage(),
          new CohortStage(),
          new MatchStage(),
          new ScanStage(),
          new ImputeStage(),
          new EstimateStage(),
          new PublishStage());

  private Stages() {}

  static List<Stage> study() {
    return STUDY;
  }

  static List<String> names() {
    return STUDY.stream().map(Stage::name).toList();
  }

  static List<Stage> until(String name) {
    return STUDY.subList(0, names().indexOf(name) + 1);
  }

  static List<Stage> only(String name) {
    return STUDY.stream().filter(stage -> stage.name().equals(name)).toList();
  }
}
