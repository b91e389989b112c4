package org.matimpact.pipeline.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.matimpact.pipeline.names.NearestNames;
import org.matimpact.pipeline.settings.DesignSettings.Estimand;
import org.matimpact.pipeline.settings.MatchSettings.AutoSettings;
import org.matimpact.pipeline.settings.MatchSettings.BalanceSettings;
import org.matimpact.pipeline.settings.MatchSettings.EstimabilitySettings;
import org.matimpact.pipeline.settings.MatchSettings.ExplainSettings;

/** Reads how contrasts are matched. */
final class MatchBuilder {

  private static final String NAME = "[a-z][a-z0-9_]*";

  private final SettingsNode node;
  private final ColumnNames columns;

  MatchBuilder(SettingsNode node, ColumnNames columns) {
    this.node = node;
    this.columns = columns;
  }

  MatchSettings build() {
    MatchSettings match =
        new MatchSettings(
            node.texts("designs"),
            new DesignBuilder(node, columns).base(),
            new AutoSettings(
                (int) node.wholeNumber("auto_ratio", 1), node.share("auto_share_kept")),
            named(),
            node.texts("compare"),
            balance(),
            explain(),
            new EstimabilitySettings(
                node.number("least_comparison_ess", 0),
                node.share("largest_weight_share"),
                node.share("least_share_kept")));
    node.refuseUnknown();
    checkNames(match, "designs", match.designs());
    checkNames(match, "compare", match.compare());
    checkConflicts(match);
    return match;
  }

  private SortedMap<String, DesignSettings> named() {
    SortedMap<String, DesignSettings> named =
        new TreeMap<>(
            node.named("named", child -> new DesignBuilder(child.over(node), columns).named()));
    for (String name : named.keySet()) {
      if (!name.matches(NAME)
          || name.matches(MatchSettings.AUTO_NAMES)
          || MatchSettings.BUILT_IN.contains(name)) {
        node.child("named")
            .problem(
                name,
                "is no name for a design: lower-case letters, digits and _, beginning with a letter;"
                    + " auto, entropy_balancing and the names of auto's designs are taken");
      }
    }
    return named;
  }

  private void checkNames(MatchSettings match, String key, List<String> names) {
    List<String> seen = new ArrayList<>();
    for (String name : names) {
      if (!match.known().contains(name)) {
        List<String> near = NearestNames.nearest(name, match.known(), n -> n);
        node.problem(
            key,
            "names '"
                + name
                + "', which is no design; did you mean "
                + String.join(" or ", near)
                + "?");
      } else if (seen.contains(name)) {
        node.problem(key, "names " + name + " twice");
      }
      seen.add(name);
    }
    if (names.isEmpty()) {
      node.problem(key, "names no design");
    }
  }

  /** Designs that run must make sense; one that is only compared may turn out not to. */
  private void checkConflicts(MatchSettings match) {
    for (String name : match.designs()) {
      if (match.named().containsKey(name)) {
        SettingsNode design = node.child("named").child(name);
        match.design(name).conflicts().forEach(conflict -> design.problem("method", conflict));
      }
    }
    if (match.designs().contains(MatchSettings.AUTO)) {
      match.base().conflicts().forEach(conflict -> node.problem("designs", conflict));
      if (match.base().estimand() != Estimand.ATT
          || match.base().neighbours().variable().varies()) {
        node.problem(
            "designs",
            "has auto, which makes pairs of a fixed ratio for the treated; say estimand and"
                + " variable_ratio in a named design");
      }
    }
  }

  private BalanceSettings balance() {
    SettingsNode child = node.child("balance");
    List<String> by = child.texts("by");
    columns.require(
        child, "by", by.stream().filter(name -> !name.equals(BalanceSettings.SUBCLASS)).toList());
    BalanceSettings balance =
        new BalanceSettings(
            child.choices("terms", BalanceSettings.Term.class),
            columns.baselines(child, "prognostic"),
            by);
    child.refuseUnknown();
    return balance;
  }

  private ExplainSettings explain() {
    SettingsNode child = node.child("explain");
    ExplainSettings explain =
        new ExplainSettings(
            child.choice("schools", ExplainSettings.Schools.class),
            (int) child.wholeNumber("nearest", 1));
    child.refuseUnknown();
    return explain;
  }
}
