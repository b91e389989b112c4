package org.matimpact.pipeline.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The made-up pupils of pupil-form.R and what R finds of them. */
final class MadeUpStudy {

  static final List<Integer> YEARS = List.of(2018, 2019);
  static final String SET = "baseline";
  private static final int SCHOOLS = 32;

  /** A line of a file by column. */
  private final List<Map<String, Double>> pupils = new ArrayList<>();

  MadeUpStudy() {
    List<String> lines = lines("pupils.csv");
    String[] names = lines.get(0).split(",", -1);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, Double> pupil = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        pupil.put(names[i], Double.parseDouble(cells[i]));
      }
      pupils.add(pupil);
    }
  }

  /** What R finds, estimate, standard error and degrees of freedom by model and effect. */
  static Map<String, Map<String, double[]>> effects() {
    Map<String, Map<String, double[]>> effects = new TreeMap<>();
    List<String> lines = lines("effects.csv");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      effects
          .computeIfAbsent(cells[0], model -> new TreeMap<>())
          .put(
              cells[1],
              IntStream.range(2, 5).mapToDouble(i -> Double.parseDouble(cells[i])).toArray());
    }
    return effects;
  }

  /**
   * What R finds by other methods, estimate, standard error, degrees of freedom and p by method.
   */
  static Map<String, double[]> checks(String form) {
    Map<String, double[]> checks = new TreeMap<>();
    for (String line : lines("checks.csv")) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals(form)) {
        checks.put(
            cells[1],
            Stream.of(cells)
                .skip(2)
                .map(c -> c.replace("NA", "NaN"))
                .mapToDouble(Double::parseDouble)
                .toArray());
      }
    }
    return checks;
  }

  /**
   * What R finds of schools' results along a dose: estimate, standard error, degrees of freedom.
   */
  static Map<String, double[]> schoolDose() {
    Map<String, double[]> figures = new TreeMap<>();
    List<String> lines = lines("school-dose.csv");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      figures.put(cells[0], Stream.of(cells).skip(1).mapToDouble(Double::parseDouble).toArray());
    }
    return figures;
  }

  /** What R finds of each school: pupils, raw mean, adjusted mean. */
  static List<double[]> results() {
    List<String> lines = lines("results.csv");
    return lines.subList(1, lines.size()).stream()
        .map(
            line ->
                Stream.of(line.split(",", -1)).skip(1).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }

  /** What R finds of the trusts, by quantity and trust. */
  static Map<String, Double> trusts() {
    return named("trusts.csv");
  }

  /** What R finds by further models, by model and quantity. */
  static Map<String, Double> furtherModels() {
    return named("further-models.csv");
  }

  /** What R finds of the binary outcome by logistic models, by model and quantity. */
  static Map<String, Double> logistic() {
    return named("logistic.csv");
  }

  /** What R finds of the spread of the headline's model, by level and quantity. */
  static Map<String, Double> spreads() {
    return named("spreads.csv");
  }

  private static Map<String, Double> named(String file) {
    Map<String, Double> values = new TreeMap<>();
    List<String> lines = lines(file);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      values.put(cells[0] + " " + cells[1], Double.parseDouble(cells[2]));
    }
    return values;
  }

  private static List<String> lines(String file) {
    try (InputStream in = MadeUpStudy.class.getResourceAsStream("/pupil-form/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fits on all schools, each of weight 1, clustered as in R. */
  EffectEstimator estimator() {
    return estimator(InferenceRules.PLAIN);
  }

  /** The same by other rules. */
  EffectEstimator estimator(InferenceRules rules) {
    return estimator(rules, school -> school);
  }

  /** The same of schools matched otherwise. */
  EffectEstimator estimator(InferenceRules rules, UnaryOperator<MatchedSchool> change) {
    StudyPhase phase = phase();
    return new EffectEstimator(phase, SET, matched(phase).stream().map(change).toList(), rules);
  }

  /** The schools of all trusts and as many others. */
  StudyPhase phase() {
    List<StudySchool> schools = new ArrayList<>();
    for (int i = 0; i < SCHOOLS; i++) {
      Map<String, Double> pupil = pupils(i, YEARS.get(0)).get(0);
      String arm = pupil.get("treated") == 1 ? StudySchool.MAT : StudySchool.MAINTAINED;
      String trust = arm.equals(StudySchool.MAT) ? cluster(i) : "";
      schools.add(new StudySchool(i + 1, arm, "", trust, "", "", Integer.toString(i % 6), ""));
    }
    CovariateColumn column =
        new CovariateColumn("z", bySchool("z"), new String[0], List.of("before"));
    return new StudyPhase("primary", schools, Map.of(SET, List.of(column)));
  }

  /** All schools, each of weight 1, in no sets. */
  List<MatchedSchool> matched(StudyPhase phase) {
    return IntStream.range(0, SCHOOLS)
        .mapToObj(
            row -> {
              StudySchool school = phase.schools().get(row);
              boolean treated = school.arm().equals(StudySchool.MAT);
              return new MatchedSchool(
                  row, treated, Double.NaN, 1, cluster(row), StudySchool.NO_SET);
            })
        .toList();
  }

  private String cluster(int school) {
    return "trust " + pupils(school, YEARS.get(0)).get(0).get("cluster");
  }

  /** A column that is constant in schools. */
  double[] bySchool(String column) {
    return IntStream.range(0, SCHOOLS)
        .mapToDouble(school -> pupils(school, YEARS.get(0)).get(0).get(column))
        .toArray();
  }

  /** Those of a school, from 0, and year. */
  List<Map<String, Double>> pupils(int school, int year) {
    return pupils.stream()
        .filter(p -> p.get("school") == school + 1 && p.get("year") == year)
        .toList();
  }

  /** Means and centred sums of products by their definition. */
  PupilPanel panel(
      String outcome, List<String> names, List<ToDoubleFunction<Map<String, Double>>> columns) {
    int w = columns.size();
    PupilPanel panel = PupilPanel.empty(outcome, YEARS, names, SCHOOLS, 1 + w + w * (w + 1) / 2);
    for (int school = 0; school < SCHOOLS; school++) {
      for (int year : YEARS) {
        fill(panel, panel.place(school, year), pupils(school, year), columns);
      }
    }
    return panel;
  }

  private static void fill(
      PupilPanel panel,
      int place,
      List<Map<String, Double>> pupils,
      List<ToDoubleFunction<Map<String, Double>>> columns) {
    double[] means =
        columns.stream().mapToDouble(c -> pupils.stream().mapToDouble(c).sum()).toArray();
    int at = place;
    panel.moments()[at++] = pupils.size();
    for (int i = 0; i < means.length; i++) {
      means[i] /= pupils.size();
      panel.moments()[at++] = means[i];
    }
    for (int i = 0; i < means.length; i++) {
      for (int j = i; j < means.length; j++) {
        panel.moments()[at] = 0;
        for (Map<String, Double> pupil : pupils) {
          panel.moments()[at] +=
              (columns.get(i).applyAsDouble(pupil) - means[i])
                  * (columns.get(j).applyAsDouble(pupil) - means[j]);
        }
        at++;
      }
    }
  }
}
