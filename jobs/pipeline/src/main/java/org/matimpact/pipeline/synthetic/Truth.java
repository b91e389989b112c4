package org.matimpact.pipeline.synthetic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Reads {@code truth.json} and answers what an estimate should find. Effects are in SDs of the
 * pupils of England; outcomes go by the columns of the pupil table.
 *
 * <p>For weights w of treated schools j in trusts k(j),
 *
 * <pre>
 * planted  = sum w(j) planted(phase, band, route of j) / sum w(j)
 * realised = sum w(j) (planted(...) + deviation(k(j))) / sum w(j)
 * </pre>
 *
 * <p>planted holds of trusts like these, realised of these trusts. Schools that are not treated in
 * the truth have no part in a mean: {@link #unknown} tells which they are.
 */
public final class Truth {
  private static final String ALL = "all";

  private record Cell(String phase, String band, String route, String outcome) {}

  private record Treated(String phase, int trust, String band, String route) {}

  private final Map<Cell, Double> planted = new HashMap<>();
  private final Map<Integer, Map<String, Double>> deviations = new HashMap<>();
  private final Map<Integer, Treated> treated = new TreeMap<>();

  private Truth(JsonNode truth) {
    for (JsonNode row : truth.path("planted_sd")) {
      Cell cell =
          new Cell(
              text(row, "phase"), text(row, "size_band"), text(row, "route"), text(row, "outcome"));
      planted.put(cell, row.path("effect").asDouble());
    }
    for (JsonNode row : truth.path("trusts")) {
      Map<String, Double> byOutcome = new HashMap<>();
      for (PupilMeasure measure : PupilMeasure.values()) {
        byOutcome.put(measure.column(), row.path(measure.column()).asDouble());
      }
      deviations.put(row.path("trust").asInt(), byOutcome);
    }
    for (JsonNode row : truth.path("treated_schools")) {
      treated.put(
          row.path("urn").asInt(),
          new Treated(
              text(row, "phase"),
              row.path("trust").asInt(),
              text(row, "size_band"),
              text(row, "route")));
    }
  }

  /**
   * Reads a truth.
   *
   * @throws IOException when the file cannot be read or is no JSON
   */
  public static Truth read(Path file) throws IOException {
    return new Truth(new ObjectMapper().readTree(file.toFile()));
  }

  /**
   * The treated schools of a kind by URN at the end, each with weight 1.
   *
   * @param phase primary or secondary
   * @param band size band, or {@code all}
   * @param route converter, sponsored or free_school, or {@code all}
   */
  public Map<Integer, Double> treatedSchools(String phase, String band, String route) {
    Map<Integer, Double> schools = new TreeMap<>();
    treated.forEach(
        (urn, school) -> {
          boolean ofBand = band.equals(ALL) || band.equals(school.band());
          boolean ofRoute = route.equals(ALL) || route.equals(school.route());
          if (phase.equals(school.phase()) && ofBand && ofRoute) {
            schools.put(urn, 1.0);
          }
        });
    return schools;
  }

  /** The mean effect planted for all treated schools of a kind, each counting once. */
  public OptionalDouble planted(String phase, String band, String route, String outcome) {
    return planted(outcome, treatedSchools(phase, band, route));
  }

  /**
   * The mean effect planted for treated schools.
   *
   * @param weights of schools by URN
   * @return empty when no school is treated in the truth or the outcome is not of its phase
   */
  public OptionalDouble planted(String outcome, Map<Integer, Double> weights) {
    return mean(weights, outcome, school -> cell(school, outcome).orElse(0.0));
  }

  /** The mean of the effects that the trusts drawn have on treated schools. */
  public OptionalDouble realised(String outcome, Map<Integer, Double> weights) {
    return mean(
        weights,
        outcome,
        school -> cell(school, outcome).orElse(0.0) + deviation(school.trust(), outcome));
  }

  /** The effect of one trust on its schools of a phase and route. */
  public OptionalDouble trustEffect(
      int trust, String phase, String band, String route, String outcome) {
    Double mean = planted.get(new Cell(phase, band, route, outcome));
    return mean == null || !deviations.containsKey(trust)
        ? OptionalDouble.empty()
        : OptionalDouble.of(mean + deviation(trust, outcome));
  }

  /** Those of the schools that are not treated in the truth, by URN. */
  public SortedSet<Integer> unknown(Collection<Integer> urns) {
    SortedSet<Integer> unknown = new TreeSet<>(urns);
    unknown.removeAll(treated.keySet());
    return unknown;
  }

  private OptionalDouble mean(
      Map<Integer, Double> weights, String outcome, ToDoubleFunction<Treated> effect) {
    double sum = 0;
    double total = 0;
    for (int urn : new TreeSet<>(weights.keySet())) {
      Treated school = treated.get(urn);
      if (school != null && cell(school, outcome).isPresent()) {
        sum += weights.get(urn) * effect.applyAsDouble(school);
        total += weights.get(urn);
      }
    }
    return total > 0 ? OptionalDouble.of(sum / total) : OptionalDouble.empty();
  }

  private Optional<Double> cell(Treated school, String outcome) {
    return Optional.ofNullable(
        planted.get(new Cell(school.phase(), school.band(), school.route(), outcome)));
  }

  private double deviation(int trust, String outcome) {
    return deviations.getOrDefault(trust, Map.of()).getOrDefault(outcome, 0.0);
  }

  private static String text(JsonNode row, String field) {
    return row.path(field).asText();
  }
}
