package org.matimpact.pipeline.settings;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What pairs and sets must satisfy, by names of columns: covariates, or la, trust and route.
 *
 * @param exact columns whose levels are never crossed
 * @param calipers on numeric covariates, by name
 * @param antiExact columns in which the two schools of a pair must differ
 * @param preferred columns in which they should agree, most important first
 * @param groupBy column of the groups that are limited; empty for none
 * @param groupMost most distinct comparison schools of one group
 */
public record RestrictionSettings(
    List<String> exact,
    SortedMap<String, CovariateCaliper> calipers,
    List<String> antiExact,
    List<String> preferred,
    String groupBy,
    int groupMost)
    implements Serializable {

  /** Columns that every school has, beside its covariates. */
  public static final List<String> SCHOOL_COLUMNS = List.of("la", "trust", "route");

  /** No restriction. */
  static final RestrictionSettings NONE =
      new RestrictionSettings(List.of(), new TreeMap<>(), List.of(), List.of(), "", 1);

  /** The largest difference of a covariate. */
  public record CovariateCaliper(double width, Unit unit) implements Serializable {

    /** What a width is measured in. */
    public enum Unit {
      SD,
      VALUE
    }
  }

  /** The restrictions that are set. */
  List<DesignKey> inForce() {
    List<DesignKey> keys = new ArrayList<>();
    add(keys, DesignKey.EXACT, !exact.isEmpty());
    add(keys, DesignKey.COVARIATE_CALIPERS, !calipers.isEmpty());
    add(keys, DesignKey.ANTI_EXACT, !antiExact.isEmpty());
    add(keys, DesignKey.PREFERRED, !preferred.isEmpty());
    add(keys, DesignKey.GROUP_LIMIT, !groupBy.isEmpty());
    return keys;
  }

  private static void add(List<DesignKey> keys, DesignKey key, boolean set) {
    if (set) {
      keys.add(key);
    }
  }
}
