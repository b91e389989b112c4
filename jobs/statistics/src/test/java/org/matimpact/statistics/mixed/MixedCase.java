package org.matimpact.statistics.mixed;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.matimpact.statistics.Csv;
import org.matimpact.statistics.mixed.RandomTerm.GroupEffect;
import org.matimpact.statistics.mixed.RandomTerm.GroupIntercept;
import org.matimpact.statistics.mixed.RandomTerm.SchoolIntercept;
import org.matimpact.statistics.mixed.RandomTerm.SchoolSlope;
import org.matimpact.statistics.mixed.RandomTerm.SchoolYearIntercept;
import org.matimpact.statistics.multilevel.PupilRows;
import org.matimpact.statistics.multilevel.SchoolYear;
import org.matimpact.statistics.multilevel.SchoolYears;

/**
 * A data set of {@code src/test/r/mixed.R}, its model, and the answers that R printed.
 *
 * @param columns names of the design's columns, as R names coefficients
 * @param components names of the variance components, as in the answers
 */
record MixedCase(
    String name,
    SchoolYears data,
    List<RandomTerm> terms,
    List<String> columns,
    List<String> components) {

  private static final Csv GOLDEN = Csv.read("/mixed-golden.csv");
  private static final Map<String, Double> ANSWERS = answers();
  private static final int T = 1;

  private static Map<String, Double> answers() {
    String[] cases = GOLDEN.text("case");
    String[] what = GOLDEN.text("what");
    double[] values = GOLDEN.numbers("value");
    return IntStream.range(0, cases.length)
        .boxed()
        .collect(Collectors.toMap(i -> cases[i] + " " + what[i], i -> values[i]));
  }

  double answer(String what) {
    return ANSWERS.get(name + " " + what);
  }

  boolean has(String what) {
    return ANSWERS.containsKey(name + " " + what);
  }

  MixedModel model() {
    return MixedModel.of(data, terms);
  }

  static MixedCase named(String name) {
    return switch (name) {
      case "sleepstudy" -> sleepstudy();
      case "exam" -> exam();
      case "hsb" -> highSchoolAndBeyond();
      case "chem97" -> chemistry();
      default -> pupils(name);
    };
  }

  /** How lme4 calls a standard deviation or correlation, without brackets. */
  String profileName(int component) {
    if (component == components.size()) {
      return "sigma";
    }
    String[] parts = components.get(component).split("\\.", -1);
    return parts.length == 2
        ? "sd_" + parts[1] + "|" + parts[0]
        : "cor_" + columns.get(columnOfSlope()) + ".Intercept|" + parts[0];
  }

  private int columnOfSlope() {
    return terms.stream()
        .filter(SchoolSlope.class::isInstance)
        .mapToInt(term -> ((SchoolSlope) term).column())
        .findFirst()
        .orElseThrow();
  }

  private static MixedCase pupils(String name) {
    Csv csv = Csv.read("/mixed-" + name + ".csv");
    List<String> between =
        name.equals("trust-years") ? List.of("T", "size", "z") : List.of("T", "z");
    SchoolYears data =
        PupilRows.group(
            csv.codes("school"),
            csv.codes("year"),
            withOnes(csv, between),
            new double[][] {csv.numbers("x1"), csv.numbers("x2")},
            csv.numbers("y"));
    RandomTerm trust = new GroupEffect("trust", bySchool(csv, "trust", data.schools()), T);
    RandomTerm authority = new GroupIntercept("la", bySchool(csv, "la", data.schools()));
    RandomTerm school = new SchoolIntercept();
    RandomTerm slope = new SchoolSlope(between.size() + 1);
    RandomTerm year = new SchoolYearIntercept();
    List<RandomTerm> terms =
        switch (name) {
          case "trusts", "trusts-alike" -> List.of(school, trust);
          case "trust-years" -> List.of(school, year, trust);
          case "crossed" -> List.of(authority, school, trust);
          case "slopes", "slopes-singular" -> List.of(slope);
          case "all" -> List.of(authority, slope, year, trust);
          case "nested-three" -> List.of(authority, school, year);
          default -> throw new IllegalArgumentException(name);
        };
    List<String> columns =
        Stream.of(List.of("Intercept"), between, List.of("x1", "x2"))
            .flatMap(List::stream)
            .toList();
    return new MixedCase(name, data, terms, columns, components(terms));
  }

  private static List<String> components(List<RandomTerm> terms) {
    return terms.stream()
        .flatMap(
            term -> {
              if (term instanceof SchoolSlope) {
                return Stream.of("school.Intercept", "school.covariance.Intercept", "school.x1");
              }
              if (term instanceof GroupEffect) {
                return Stream.of("trust.T");
              }
              return Stream.of(term.name().replace("school-year", "year") + ".Intercept");
            })
        .toList();
  }

  private static double[][] withOnes(Csv csv, List<String> columns) {
    double[] ones = new double[csv.text("school").length];
    Arrays.fill(ones, 1);
    return Stream.concat(Stream.of(ones), columns.stream().map(csv::numbers))
        .toArray(double[][]::new);
  }

  private static int[] bySchool(Csv csv, String column, int schools) {
    int[] codes = new int[schools];
    int[] school = csv.codes("school");
    int[] values = csv.codes(column);
    for (int row = 0; row < school.length; row++) {
      codes[school[row]] = values[row];
    }
    return codes;
  }

  /** Numbers from 0 in the order of appearance. */
  static int[] numbered(String[] text) {
    List<String> levels = Arrays.stream(text).distinct().toList();
    return Arrays.stream(text).mapToInt(levels::indexOf).toArray();
  }

  private static MixedCase rows(
      String name, int[] group, double[] x, double[] y, String column, String term) {
    double[][] ones = {new double[y.length]};
    Arrays.fill(ones[0], 1);
    SchoolYears data = PupilRows.group(group, new int[y.length], ones, new double[][] {x}, y);
    return new MixedCase(
        name,
        data,
        List.of(new SchoolSlope(1)),
        List.of("Intercept", column),
        List.of(term + ".Intercept", term + ".covariance.Intercept", term + "." + column));
  }

  /** Reaction times of 18 people over ten days: the people in the place of schools. */
  private static MixedCase sleepstudy() {
    Csv csv = Csv.read("/mixed-sleepstudy.csv");
    return rows(
        "sleepstudy",
        numbered(csv.text("Subject")),
        csv.numbers("Days"),
        csv.numbers("Reaction"),
        "Days",
        "Subject");
  }

  private static MixedCase exam() {
    Csv csv = Csv.read("/exam.csv");
    return rows(
        "exam",
        numbered(csv.text("school")),
        csv.numbers("standLRT"),
        csv.numbers("normexam"),
        "standLRT",
        "school");
  }

  /** Sums by school of 7,185 pupils. */
  private static MixedCase highSchoolAndBeyond() {
    Csv csv = Csv.read("/mixed-hsb.csv");
    SchoolYears data =
        sums(
            csv,
            List.of("meanses", "catholic"),
            List.of("cses", "csesmeanses", "csescatholic", "mAch"));
    return new MixedCase(
        "hsb",
        data,
        List.of(new SchoolSlope(3)),
        List.of("Intercept", "meanses", "catholic", "cses", "csesmeanses", "csescatholic"),
        List.of("school.Intercept", "school.covariance.Intercept", "school.cses"));
  }

  /** Sums by school of 31,022 pupils. */
  private static MixedCase chemistry() {
    Csv csv = Csv.read("/mixed-chem97.csv");
    SchoolYears data = sums(csv, List.of(), List.of("gcsecnt", "female", "score"));
    return new MixedCase(
        "chem97",
        data,
        List.of(new GroupIntercept("lea", csv.codes("code")), new SchoolIntercept()),
        List.of("Intercept", "gcsecnt", "female"),
        List.of("lea.Intercept", "school.Intercept"));
  }

  private static SchoolYears sums(Csv csv, List<String> between, List<String> pupil) {
    double[] pupils = csv.numbers("pupils");
    double[][] constants = between.stream().map(csv::numbers).toArray(double[][]::new);
    double[][] means = pupil.stream().map(c -> csv.numbers("mean." + c)).toArray(double[][]::new);
    double[][] products =
        IntStream.rangeClosed(1, pupil.size() * (pupil.size() + 1) / 2)
            .mapToObj(k -> csv.numbers("product" + k))
            .toArray(double[][]::new);
    List<SchoolYear> groups =
        IntStream.range(0, pupils.length)
            .mapToObj(
                j ->
                    new SchoolYear(
                        j,
                        (int) pupils[j],
                        IntStream.rangeClosed(0, constants.length)
                            .mapToDouble(k -> k == 0 ? 1 : constants[k - 1][j])
                            .toArray(),
                        Arrays.stream(means).mapToDouble(column -> column[j]).toArray(),
                        Arrays.stream(products).mapToDouble(column -> column[j]).toArray()))
            .toList();
    return SchoolYears.of(pupils.length, groups);
  }
}
