package org.matimpact.statistics.model;

/** The checks shared by the values of this package, and their messages. */
final class ModelChecks {

  private ModelChecks() {}

  static void checkName(String name) {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException(
          "Invalid covariate name: " + name + " (give every covariate a name)");
    }
  }

  static void checkFinite(String name, int row, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          String.format(
              "Invalid value of %s in row %d: %s (exclude rows with missing values first)",
              name, row, value));
    }
  }

  static void checkLevel(String name, int row, String value) {
    if (value == null) {
      throw new IllegalArgumentException(
          String.format(
              "Invalid level of %s in row %d: null (exclude the row or name a level for missing)",
              name, row));
    }
  }

  static void checkLength(String name, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot use column %s: it has %d rows, the others have %d", name, length, expected));
    }
  }
}
