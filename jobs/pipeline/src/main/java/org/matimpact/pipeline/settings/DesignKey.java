package org.matimpact.pipeline.settings;

import static org.matimpact.pipeline.settings.DesignSettings.Method.CARDINALITY;
import static org.matimpact.pipeline.settings.DesignSettings.Method.COARSENED_EXACT;
import static org.matimpact.pipeline.settings.DesignSettings.Method.ENTROPY_BALANCING;
import static org.matimpact.pipeline.settings.DesignSettings.Method.FULL;
import static org.matimpact.pipeline.settings.DesignSettings.Method.GENERALISED_FULL;
import static org.matimpact.pipeline.settings.DesignSettings.Method.NEAREST;
import static org.matimpact.pipeline.settings.DesignSettings.Method.OPTIMAL;
import static org.matimpact.pipeline.settings.DesignSettings.Method.SUBCLASS;
import static org.matimpact.pipeline.settings.DesignSettings.Method.TEMPLATE;
import static org.matimpact.pipeline.settings.DesignSettings.Method.WEIGHTING;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.matimpact.pipeline.settings.DesignSettings.Method;

/** Keys of a design, and the methods that have a use for each. */
enum DesignKey {
  ESTIMAND(FULL, GENERALISED_FULL, SUBCLASS, Method.EXACT, COARSENED_EXACT, WEIGHTING),
  LINK(NEAREST, OPTIMAL, FULL, GENERALISED_FULL, SUBCLASS, WEIGHTING),
  LIKELIHOOD(NEAREST, OPTIMAL, FULL, GENERALISED_FULL, SUBCLASS, WEIGHTING),
  RANDOM_INTERCEPT(NEAREST, OPTIMAL, FULL, GENERALISED_FULL, SUBCLASS, WEIGHTING),
  DISTANCE(NEAREST, OPTIMAL, FULL, GENERALISED_FULL, SUBCLASS),
  DISTANCE_COVARIATES(NEAREST, OPTIMAL, FULL, GENERALISED_FULL),
  CALIPER(NEAREST, OPTIMAL, FULL, GENERALISED_FULL),
  COVARIATE_CALIPERS(NEAREST, OPTIMAL, FULL, GENERALISED_FULL),
  ANTI_EXACT(NEAREST, OPTIMAL, FULL, GENERALISED_FULL),
  PREFERRED(NEAREST),
  GROUP_LIMIT(NEAREST),
  DISCARD(NEAREST, OPTIMAL, FULL, GENERALISED_FULL, SUBCLASS, WEIGHTING),
  REPLACE(NEAREST),
  RATIO(NEAREST, OPTIMAL, CARDINALITY),
  VARIABLE_RATIO(NEAREST),
  MAXIMUM_REUSE(NEAREST),
  ORDER(NEAREST),
  TIES(NEAREST),
  SETS(NEAREST, OPTIMAL),
  SUBCLASSES(SUBCLASS),
  COARSEN(COARSENED_EXACT),
  MOMENTS(CARDINALITY, TEMPLATE),
  EXACT(EnumSet.complementOf(EnumSet.of(WEIGHTING, ENTROPY_BALANCING, TEMPLATE)));

  @SuppressWarnings("ImmutableEnumChecker") // never altered
  private final Set<Method> methods;

  DesignKey(Method... methods) {
    this(Arrays.asList(methods));
  }

  DesignKey(Collection<Method> methods) {
    this.methods = EnumSet.copyOf(methods);
  }

  boolean appliesTo(Method method) {
    return methods.contains(method);
  }

  /** Whether a design may say its default, whatever the method, to lift what is inherited. */
  boolean lifts() {
    return switch (this) {
      case EXACT, COVARIATE_CALIPERS, ANTI_EXACT, PREFERRED, GROUP_LIMIT, DISCARD, ESTIMAND -> true;
      default -> false;
    };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The methods that have a use for it, for a message. */
  String users() {
    return methods.stream().map(Method::label).collect(Collectors.joining(", "));
  }
}
