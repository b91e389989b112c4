package org.matimpact.pipeline.settings;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.matimpact.pipeline.settings.DesignSettings.Estimand;
import org.matimpact.pipeline.settings.DesignSettings.Method;
import org.matimpact.pipeline.settings.NeighbourSettings.VariableRatio;
import org.matimpact.pipeline.settings.RestrictionSettings.CovariateCaliper;

/** Reads one design; columns that it names must be in a covariate set. */
final class DesignBuilder {

  private final SettingsNode node;
  private final ColumnNames columns;

  DesignBuilder(SettingsNode node, ColumnNames columns) {
    this.node = node;
    this.columns = columns;
  }

  /** What the keys of the whole stage say, as a design of nearest neighbours. */
  DesignSettings base() {
    return read(Method.NEAREST);
  }

  /** A named design, which must say its method. */
  DesignSettings named() {
    DesignSettings design = read(method());
    for (DesignKey key : DesignKey.values()) {
      boolean lifted = key.lifts() && !design.inForce().contains(key);
      if (node.has(key.label()) && !key.appliesTo(design.method()) && !lifted) {
        node.problem(
            key.label(),
            "has no use with method %s; it is a key of %s"
                .formatted(design.method().label(), key.users()));
      }
    }
    return design;
  }

  private Method method() {
    if (node.has("method")) {
      return node.choice("method", Method.class);
    }
    node.problem("method", "is missing; a named design says how schools are brought together");
    return Method.NEAREST;
  }

  private DesignSettings read(Method method) {
    return new DesignSettings(
        method,
        node.choice("estimand", Estimand.class),
        score(),
        distance(),
        restrictions(),
        discard(),
        neighbours(),
        (int) node.wholeNumber("subclasses", 1),
        coarsening(),
        moments());
  }

  private ScoreSettings score() {
    ScoreSettings score =
        new ScoreSettings(
            node.choice("link", ScoreSettings.Link.class),
            node.choice("likelihood", ScoreSettings.Likelihood.class),
            node.choice("random_intercept", ScoreSettings.RandomIntercept.class));
    if (score.likelihood() == ScoreSettings.Likelihood.FIRTH
        && score.link() != ScoreSettings.Link.LOGIT) {
      node.problem(
          node.has("likelihood") ? "likelihood" : "link",
          "joins likelihood firth with another link than logit; Firth's likelihood is the logit's");
    }
    if (score.groups() != ScoreSettings.RandomIntercept.NONE
        && (score.link() != ScoreSettings.Link.LOGIT
            || score.likelihood() == ScoreSettings.Likelihood.FIRTH)) {
      node.problem(
          "random_intercept",
          "joins random intercepts with link %s and likelihood %s; they are for the logit by maximum"
                  .formatted(score.link(), score.likelihood())
                  .toLowerCase(Locale.ROOT)
              + " likelihood");
    }
    return score;
  }

  private DistanceSettings distance() {
    String name = node.text("distance");
    DistanceSettings.Kind kind = DistanceSettings.Kind.COVARIATE;
    for (DistanceSettings.Kind known : DistanceSettings.Kind.values()) {
      kind = known.name().equalsIgnoreCase(name) ? known : kind;
    }
    boolean covariate = kind == DistanceSettings.Kind.COVARIATE;
    if (covariate) {
      columns.requireDistance(node, name);
    }
    List<String> several = columns.covariates(node, "distance_covariates");
    boolean mahalanobis =
        kind == DistanceSettings.Kind.MAHALANOBIS
            || kind == DistanceSettings.Kind.ROBUST_MAHALANOBIS;
    if (node.has("distance_covariates") && !several.isEmpty() && !mahalanobis) {
      node.problem(
          "distance_covariates", "are of a Mahalanobis distance, and the distance is " + name);
    }
    SettingsNode caliper = node.child("caliper");
    DistanceSettings distance =
        new DistanceSettings(
            kind,
            covariate ? name : "",
            several,
            caliper.number("width", 0),
            caliper.choice("scale", DistanceSettings.CaliperScale.class));
    caliper.refuseUnknown();
    return distance;
  }

  private RestrictionSettings restrictions() {
    SettingsNode limit = node.child("group_limit");
    String by = limit.text("by");
    columns.require(limit, "by", by.isEmpty() ? List.of() : List.of(by));
    int most = (int) limit.wholeNumber("most", 1);
    limit.refuseUnknown();
    return new RestrictionSettings(
        columns.listed(node, "exact"),
        calipers(),
        columns.listed(node, "anti_exact"),
        columns.listed(node, "preferred"),
        by,
        most);
  }

  private SortedMap<String, CovariateCaliper> calipers() {
    columns.requireCovariates(node.entries("covariate_calipers"));
    return new TreeMap<>(
        node.named(
            "covariate_calipers",
            caliper ->
                new CovariateCaliper(
                    caliper.number("width", 0),
                    caliper.choice("unit", CovariateCaliper.Unit.class))));
  }

  private DiscardSettings discard() {
    SettingsNode child = node.child("discard");
    DiscardSettings discard =
        new DiscardSettings(child.choice("rule", DiscardSettings.Rule.class), child.flag("refit"));
    if (discard.refit() && discard.rule() == DiscardSettings.Rule.NONE) {
      child.problem("refit", "is true, and discard.rule none sets nobody aside");
    }
    child.refuseUnknown();
    return discard;
  }

  private NeighbourSettings neighbours() {
    NeighbourSettings neighbours =
        new NeighbourSettings(
            node.choice("replace", NeighbourSettings.Replace.class),
            node.text("ratio").equals("auto") ? 0 : (int) node.wholeNumber("ratio", 1),
            variableRatio(),
            (int) node.wholeNumber("maximum_reuse", 0),
            node.choice("order", NeighbourSettings.Order.class),
            node.choice("ties", NeighbourSettings.Ties.class),
            node.choice("sets", NeighbourSettings.Sets.class));
    if (neighbours.variable().varies() && neighbours.replace() == NeighbourSettings.Replace.TRUE) {
      node.problem(
          node.has("variable_ratio") ? "variable_ratio" : "replace",
          "joins a variable ratio with replacement; ratios vary without replacement only");
    }
    if (neighbours.variable().varies() && node.has("ratio")) {
      node.problem("ratio", "stands beside variable_ratio; leave one of them out");
    }
    return neighbours;
  }

  private VariableRatio variableRatio() {
    SettingsNode child = node.child("variable_ratio");
    VariableRatio ratio =
        new VariableRatio(
            child.number("mean", 0),
            (int) child.wholeNumber("minimum", 1),
            (int) child.wholeNumber("maximum", 1));
    child.refuseUnknown();
    if (ratio.varies() && !(ratio.minimum() < ratio.mean() && ratio.mean() < ratio.maximum())) {
      child.problem("mean", "must lie between minimum and maximum");
    }
    return ratio;
  }

  private MomentSettings moments() {
    SettingsNode child = node.child("moments");
    MomentSettings moments =
        new MomentSettings(positive(child, "tolerance"), positive(child, "effort"));
    child.refuseUnknown();
    return moments;
  }

  private static double positive(SettingsNode group, String key) {
    double number = group.number(key, 0);
    if (number == 0) {
      group.problem(key, "must be above 0");
    }
    return number;
  }

  private CoarseningSettings coarsening() {
    SettingsNode child = node.child("coarsen");
    List<String> covariates = columns.listed(child, "covariates");
    SettingsNode group = child.entries("cuts");
    columns.requireCovariates(group);
    SortedMap<String, CoarseningSettings.Cut> cuts = new TreeMap<>();
    for (String name : group.names()) {
      cuts.put(name, CutBuilder.cut(group, name));
    }
    child.refuseUnknown();
    return new CoarseningSettings(covariates, cuts);
  }
}
