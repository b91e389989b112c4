package org.matimpact.pipeline.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A few made-up schools with few pupils each. Every treated school is in one band and of one route,
 * so that the numbers of bands, routes, years and levels add up exactly.
 */
final class MadeUpSchools {

  static final String PHASE = "primary";
  static final String OUTCOME = "ks2_maths_attainment";
  static final String POOL = "2017-2019";
  static final List<String> BANDS = List.of("2-3", "4-6", "7-15", "16+");
  static final List<String> ROUTES = List.of("converter", "sponsored");
  static final List<String> YEARS = List.of("2017", "2018", "2019");
  static final List<String> LEVELS = List.of("disadvantaged=0", "disadvantaged=1");
  static final List<String> COLUMNS = List.of("maths_score", "eal");

  static final String ALL = "all";

  /** A school's pupils by year and level, and those of them who lack a column. */
  record School(
      long urn,
      String arm,
      String trust,
      String band,
      String route,
      Map<String, Long> pupils,
      Map<String, Long> missing) {

    long count(String years, String level) {
      return YEARS.stream()
          .filter(year -> years.equals(POOL) || years.equals(year))
          .flatMap(
              year ->
                  LEVELS.stream()
                      .filter(l -> level.equals(l) || !LEVELS.contains(level))
                      .map(l -> pupils.get(year + l)))
          .mapToLong(Long::longValue)
          .sum();
    }

    /** Its pupils of all years who lack a predictor, and are none of those counted. */
    long lacking() {
      return YEARS.stream().mapToLong(year -> missing.get(year + COLUMNS.get(0))).sum();
    }
  }

  private final List<School> schools = new ArrayList<>();

  MadeUpSchools(long seed) {
    Random random = new Random(seed);
    for (int trust = 0; trust < 24; trust++) {
      String band = BANDS.get(random.nextInt(BANDS.size()));
      int members = 1 + random.nextInt(4);
      for (int i = 0; i < members; i++) {
        String route = ROUTES.get(random.nextInt(4) == 0 ? 1 : 0);
        schools.add(school(random, "mat", "trust-" + trust, band, route));
      }
    }
    for (int i = 0; i < 40; i++) {
      schools.add(school(random, "maintained", "", "", ""));
      if (i % 2 == 0) {
        schools.add(school(random, "standalone_academy", "alone-" + i, "", "converter"));
      }
    }
  }

  private School school(Random random, String arm, String trust, String band, String route) {
    Map<String, Long> pupils = new TreeMap<>();
    Map<String, Long> missing = new TreeMap<>();
    for (String year : YEARS) {
      LEVELS.forEach(level -> pupils.put(year + level, 1L + random.nextInt(6)));
      COLUMNS.forEach(column -> missing.put(year + column, (long) random.nextInt(2)));
    }
    long urn = 100_000L + schools.size();
    return new School(urn, arm, trust, band, route, pupils, missing);
  }

  /** All of them, in the order of their URNs. */
  List<School> all() {
    return schools;
  }

  /** Pupils of the treated of a group, by definition. */
  long treated(String band, String route, String years, String level) {
    return members(in(band, route)).stream().mapToLong(s -> s.count(years, level)).sum();
  }

  /** Those of the treated of a group who lack a predictor. */
  long lacking(String band, String route) {
    return members(in(band, route)).stream().mapToLong(School::lacking).sum();
  }

  /** Pupils of every trust, by size band. */
  Map<String, Map<String, Long>> trusts() {
    Map<String, Map<String, Long>> trusts = new TreeMap<>();
    for (String band : BANDS) {
      trusts.put(band, trusts(members(in(band, ALL))));
    }
    return trusts;
  }

  /** Pupils of an arm in a year with those who lack a column on top, and those alone. */
  long pupils(String arm, String year) {
    long counted =
        members(s -> s.arm().equals(arm)).stream().mapToLong(s -> s.count(year, ALL)).sum();
    return counted + missing(arm, year, COLUMNS.get(0));
  }

  long missing(String arm, String year, String column) {
    return members(s -> s.arm().equals(arm)).stream()
        .mapToLong(school -> school.missing().get(year + column))
        .sum();
  }

  /** Those of a kind. */
  List<School> members(Predicate<School> which) {
    return schools.stream().filter(which).toList();
  }

  /** Treated schools of a band and a route, either of which may be all. */
  static Predicate<School> in(String band, String route) {
    return s ->
        s.arm().equals("mat")
            && (band.equals(ALL) || s.band().equals(band))
            && (route.equals(ALL) || s.route().equals(route));
  }

  /** Pupils of schools in some years and of a level. */
  static long sum(List<School> schools, String years, String level) {
    return schools.stream().mapToLong(school -> school.count(years, level)).sum();
  }

  /** Pupils of the trusts of schools. */
  static Map<String, Long> trusts(List<School> schools) {
    Map<String, Long> trusts = new TreeMap<>();
    schools.forEach(school -> trusts.merge(school.trust(), school.count(POOL, ALL), Long::sum));
    return trusts;
  }

  /** Pupils of schools who lack a predictor. */
  static long lacking(List<School> schools) {
    return schools.stream().mapToLong(School::lacking).sum();
  }
}
