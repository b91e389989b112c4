package org.matimpact.pipeline.synthetic;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Works out from the files alone who was treated: an own reading of the definition. */
final class PublishedArms {
  static final String MAINTAINED = "maintained";

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd-MM-uuuu");
  private static final LocalDate START = LocalDate.of(2016, 9, 1);

  private final Map<String, Map<String, String>> schools;
  private final Map<String, Map<String, String>> current;
  private final Map<String, Long> sizes;

  PublishedArms(SyntheticFiles files) throws IOException {
    this.schools = byUrn(files.register("edubasealldata.csv"));
    List<Map<String, String>> stays =
        files.register("academiesmatmembership.csv").stream()
            .filter(stay -> stay.get("Date Left Group").isEmpty())
            .toList();
    this.current = byUrn(stays);
    this.sizes =
        stays.stream()
            .collect(Collectors.groupingBy(stay -> stay.get("Group UID"), Collectors.counting()));
  }

  Map<String, String> school(String urn) {
    return schools.get(urn);
  }

  /** The size band of a treated school, {@link #MAINTAINED}, or empty for the other schools. */
  Optional<String> armOf(String urn) {
    Map<String, String> stay = current.get(urn);
    if (stay == null) {
      boolean open = "Open".equals(schools.get(urn).get("EstablishmentStatus (name)"));
      return open ? Optional.of(MAINTAINED) : Optional.empty();
    }
    boolean late = LocalDate.parse(stay.get("Date Joined Group"), DATE).isAfter(START);
    boolean multi = stay.get("Group Type").equals("Multi-academy trust");
    long size = sizes.get(stay.get("Group UID"));
    return late || !multi || size < 2 ? Optional.empty() : Optional.of(band(size));
  }

  private static String band(long size) {
    if (size < 4) {
      return "2-3";
    }
    if (size < 7) {
      return "4-6";
    }
    return size < 16 ? "7-15" : "16+";
  }

  private static Map<String, Map<String, String>> byUrn(List<Map<String, String>> rows) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> row.get("URN"), Function.identity(), (a, b) -> a, HashMap::new));
  }
}
