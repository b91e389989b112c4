package org.matimpact.pipeline.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matimpact.pipeline.settings.CohortSettings.Exposure;
import org.matimpact.pipeline.settings.CohortSettings.OneSchoolTrusts;
import org.matimpact.pipeline.settings.CohortSettings.SizeAt;
import org.matimpact.pipeline.settings.CohortSettings.TrustContinuity;

/** Reads the merged settings into records. Problems go to the list that every node shares. */
final class SettingsBuilder {

  private static final String EDITION = "[A-Za-z0-9][A-Za-z0-9_.-]{0,39}";

  private final SettingsNode root;
  private final List<String> problems;

  SettingsBuilder(SettingsNode root, List<String> problems) {
    this.root = root;
    this.problems = problems;
  }

  Settings build(String rendered) {
    String edition = edition();
    String data = root.text("data");
    LakeSettings lake = lake();
    long seed = root.wholeNumber("seed", Long.MIN_VALUE);
    List<String> contracts = root.texts("contracts");
    Map<String, SourceSettings> sources = root.named("sources", SettingsBuilder::source);
    IngestSettings ingest = ingest();
    CohortSettings cohort = cohort();
    Map<String, PhaseSettings> phases =
        root.named("phases", node -> new PhaseBuilder(node, sources.keySet()).build());
    if (phases.isEmpty()) {
      root.problem("phases", "names no phase; give primary, secondary or both");
    }
    MatchSettings match =
        new MatchBuilder(root.child("match"), new ColumnNames(phases.values())).build();
    ScanSettings scan = scan();
    EstimateSettings estimate = new EstimateBuilder(root.child("estimate"), scan).build();
    PublishSettings publish = new PublishBuilder(root.child("publish")).build();
    root.refuseUnknown();
    return problems.isEmpty()
        ? new Settings(
            edition, data, lake, seed, contracts, sources, ingest, cohort, phases, match, scan,
            estimate, publish, rendered)
        : null;
  }

  private String edition() {
    String edition = root.text("edition");
    if (!edition.matches(EDITION)) {
      root.problem(
          "edition",
          "is '"
              + edition
              + "'; use 1 to 40 letters, digits, _ . or -, starting with a letter or digit");
    }
    return edition;
  }

  private LakeSettings lake() {
    SettingsNode node = root.child("lake");
    LakeSettings lake = new LakeSettings(node.text("path"), (int) node.wholeNumber("history", 1));
    node.refuseUnknown();
    return lake;
  }

  private static SourceSettings source(SettingsNode node) {
    SourceSettings source = new SourceSettings(node.text("contract"), node.texts("files"));
    if (source.files().isEmpty()) {
      node.problem("files", "names no file");
    }
    return source;
  }

  private IngestSettings ingest() {
    SettingsNode node = root.child("ingest");
    IngestSettings ingest =
        new IngestSettings(
            node.share("max_rejected_share"),
            node.text("pupil_key_file"),
            node.text("pupil_key_env"));
    if (!ingest.pupilKeyFile().isEmpty() && !ingest.pupilKeyEnv().isEmpty()) {
      node.problem("pupil_key_env", "is set beside pupil_key_file; there is one key, so name one");
    }
    node.refuseUnknown();
    return ingest;
  }

  private CohortSettings cohort() {
    SettingsNode node = root.child("cohort");
    CohortSettings cohort =
        new CohortSettings(
            node.choice("exposure", Exposure.class),
            (int) node.wholeNumber("exposure_years", 1),
            node.choice("one_school_trusts", OneSchoolTrusts.class),
            node.choice("trust", TrustContinuity.class),
            sizeBands(node),
            node.choices("size_at", SizeAt.class),
            (int) node.wholeNumber("shortest_stay_days", 0),
            node.share("rare_level_share"));
    node.refuseUnknown();
    return cohort;
  }

  private static List<SizeBand> sizeBands(SettingsNode node) {
    List<SizeBand> bands =
        node.texts("size_bands").stream()
            .flatMap(
                label -> {
                  Optional<SizeBand> band = SizeBand.parse(label);
                  if (band.isEmpty()) {
                    node.problem(
                        "size_bands",
                        "has '" + label + "', which is not a band such as 2-3 or 16+");
                  }
                  return band.stream();
                })
            .toList();
    for (int i = 1; i < bands.size(); i++) {
      if (bands.get(i).least() <= bands.get(i - 1).most()) {
        node.problem(
            "size_bands",
            "has "
                + bands.get(i).label()
                + " after "
                + bands.get(i - 1).label()
                + "; bands must ascend and not overlap");
      }
    }
    return bands;
  }

  private ScanSettings scan() {
    SettingsNode node = root.child("scan");
    ScanSettings scan =
        new ScanSettings(
            node.texts("predictors"),
            node.texts("derived"),
            node.texts("subgroups"),
            (int) node.wholeNumber("bands", 2));
    node.refuseUnknown();
    return scan;
  }
}
