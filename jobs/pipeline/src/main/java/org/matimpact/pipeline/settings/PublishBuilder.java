package org.matimpact.pipeline.settings;

import java.util.List;
import org.matimpact.pipeline.settings.PublishSettings.TrustResults;

/** Reads what may leave the restricted zone. */
final class PublishBuilder {

  private static final List<Long> ROUNDINGS = List.of(0L, 5L);

  private final SettingsNode node;

  PublishBuilder(SettingsNode node) {
    this.node = node;
  }

  PublishSettings build() {
    PublishSettings publish =
        new PublishSettings(
            node.wholeNumber("least_pupils", 0),
            node.wholeNumber("least_schools", 0),
            node.wholeNumber("least_trusts", 0),
            dominance(),
            node.share("p_ratio"),
            node.wholeNumber("least_residual_df", 0),
            node.wholeNumber("difference_pupils", 0),
            node.wholeNumber("difference_trusts", 0),
            rounding(),
            trusts());
    node.refuseUnknown();
    return publish;
  }

  private double dominance() {
    double dominance = node.share("dominance");
    if (dominance == 0) {
      node.problem("dominance", "is 0, which nothing stays under; use a share above 0");
    }
    return dominance;
  }

  private long rounding() {
    long base = node.wholeNumber("rounding", 0);
    if (!ROUNDINGS.contains(base)) {
      node.problem("rounding", "is " + base + "; counts are rounded to 5, or to nothing by 0");
    }
    return Math.max(base, 1);
  }

  private TrustResults trusts() {
    boolean named = node.flag("trust_names");
    if (node.flag("open_data")) {
      return TrustResults.OPEN;
    }
    return named ? TrustResults.NAMED : TrustResults.NONE;
  }
}
