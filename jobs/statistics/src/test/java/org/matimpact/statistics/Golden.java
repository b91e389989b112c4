package org.matimpact.statistics;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers that an R script wrote: columns case, what, value. */
public final class Golden {

  private final Map<String, Double> answers;

  private Golden(Map<String, Double> answers) {
    this.answers = answers;
  }

  public static Golden read(String resource) {
    Csv csv = Csv.read(resource);
    String[] cases = csv.text("case");
    String[] what = csv.text("what");
    double[] values = csv.numbers("value");
    return new Golden(
        IntStream.range(0, values.length)
            .boxed()
            .collect(Collectors.toMap(i -> key(cases[i], what[i]), i -> values[i])));
  }

  private static String key(String name, String what) {
    return name + ' ' + what;
  }

  public double value(String name, String what) {
    Double value = answers.get(key(name, what));
    if (value == null) {
      throw new IllegalArgumentException("No answer for " + key(name, what));
    }
    return value;
  }
}
