package org.matimpact.pipeline.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.List;

/** Gives each phase, outcome and covariate the defaults that the reference names for its kind. */
final class PhaseDefaults {

  private PhaseDefaults() {}

  static Config apply(Config merged) {
    ConfigObject phases = object(merged.root().get("phases"));
    for (String name : phases.keySet()) {
      if (phases.get(name) instanceof ConfigObject phase) {
        phases = phases.withValue(name, phase(phase, merged));
      }
    }
    return merged
        .withValue("phases", phases)
        .withoutPath("phase_defaults")
        .withoutPath("outcome_defaults")
        .withoutPath("covariate_defaults");
  }

  private static ConfigObject phase(ConfigObject phase, Config merged) {
    ConfigObject complete = phase.withFallback(merged.getObject("phase_defaults"));
    ConfigObject outcomes = object(complete.get("outcomes"));
    for (String name : outcomes.keySet()) {
      outcomes =
          outcomes.withValue(
              name, outcomes.get(name).withFallback(merged.getObject("outcome_defaults")));
    }
    ConfigObject sets = object(complete.get("covariate_sets"));
    for (String name : sets.keySet()) {
      if (sets.get(name) instanceof ConfigList covariates) {
        sets = sets.withValue(name, covariates(covariates, merged));
      }
    }
    return complete.withValue("outcomes", outcomes).withValue("covariate_sets", sets);
  }

  private static ConfigValue covariates(ConfigList list, Config merged) {
    List<ConfigValue> complete = new ArrayList<>();
    for (ConfigValue covariate : list) {
      complete.add(covariate.withFallback(merged.getObject("covariate_defaults")));
    }
    return ConfigValueFactory.fromIterable(complete).withOrigin(list.origin());
  }

  private static ConfigObject object(ConfigValue value) {
    return value instanceof ConfigObject object
        ? object
        : ConfigValueFactory.fromMap(java.util.Map.of());
  }
}
