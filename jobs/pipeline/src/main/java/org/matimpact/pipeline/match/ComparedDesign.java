package org.matimpact.pipeline.match;

import java.io.Serializable;
import org.matimpact.pipeline.study.Contrast;
import org.matimpact.pipeline.study.DesignQuality;
import org.matimpact.pipeline.study.MatchedContrast;

/**
 * What a design leaves of one contrast, known without any outcome.
 *
 * @param reason why it is not estimable; empty text when it is
 * @param largestSmdBefore largest absolute standardised mean difference before matching
 * @param largestSmd the same after; NaN when nothing was matched
 * @param expectedSmd the largest that randomisation would be expected to leave
 * @param balance good, adjusted or poor; empty text when nothing was matched
 * @param tiedShare of the picks; NaN where nobody was picked one by one
 */
public record ComparedDesign(
    Contrast contrast,
    String design,
    String reason,
    DesignQuality quality,
    double largestSmdBefore,
    double largestSmd,
    double expectedSmd,
    String balance,
    double tiedShare)
    implements Serializable {

  static ComparedDesign of(MatchedContrast matched) {
    BalanceSummary balance = BalanceSummary.of(matched);
    DesignQuality quality = matched.quality();
    return new ComparedDesign(
        matched.contrast(),
        matched.design(),
        String.join("; ", matched.reasons()),
        quality,
        balance.largestBefore(),
        balance.largestAfter(),
        balance.expectedLargest(),
        balance.verdict().orElse(""),
        quality.picks() == 0 ? Double.NaN : (double) quality.tiedPicks() / quality.picks());
  }

  /** Whether effects could be estimated. */
  public boolean estimable() {
    return reason.isEmpty();
  }

  /** Whether the contrast has schools in both arms. */
  public boolean hasBothArms() {
    return quality.treatedPool() > 0 && quality.comparisonPool() > 0;
  }

  /** Whether the treated are of all bands and routes. */
  public boolean ofAllTreated() {
    return contrast.sizeBand().equals(Contrast.ALL) && contrast.route().equals(Contrast.ALL);
  }
}
