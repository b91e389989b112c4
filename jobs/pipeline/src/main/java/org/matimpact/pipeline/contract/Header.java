package org.matimpact.pipeline.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The header of a file, and which of its columns each field of a contract reads. */
final class Header {

  private final List<String> headers;
  private final Map<String, List<Integer>> positions = new LinkedHashMap<>();

  /**
   * A header as it stands in the file.
   *
   * @param headers texts of the cells; blank ones are columns without a name
   */
  Header(List<String> headers) {
    this.headers = List.copyOf(headers);
    for (int i = 0; i < headers.size(); i++) {
      String clean = HeaderText.clean(headers.get(i));
      if (!clean.isEmpty()) {
        positions.computeIfAbsent(clean, h -> new ArrayList<>()).add(i);
      }
    }
  }

  int size() {
    return headers.size();
  }

  /** Headers that have a name, as they stand in the file. */
  List<String> named() {
    return headers.stream().filter(h -> !HeaderText.clean(h).isEmpty()).toList();
  }

  /** The header at a position, without what cannot be seen. */
  String at(int position) {
    return headers.get(position).replaceAll("[\\uFEFF\\u200B-\\u200F\\u2060]", "").strip();
  }

  /**
   * Positions of the header that a field reads first, whatever the year: the first of its aliases
   * that is there, else its name. Empty when none is there; more than one when it stands twice.
   */
  List<Integer> positions(SourceField field) {
    List<List<Integer>> all = columns(field);
    return all.isEmpty() ? List.of() : all.get(0);
  }

  /** The positions of every header that a field reads, whatever the year, most wanted first. */
  List<List<Integer>> columns(SourceField field) {
    return used(field, all(field, this::positions));
  }

  /** The positions of every header that a field reads in rows of a year, most wanted first. */
  List<List<Integer>> columns(SourceField field, RowYear year) {
    return used(field, all(field, alias -> positions(alias, year)));
  }

  private static List<List<Integer>> used(SourceField field, List<List<Integer>> all) {
    return field.aliases().reading() == Aliases.Reading.FIRST_COLUMN && all.size() > 1
        ? all.subList(0, 1)
        : all;
  }

  /** A column that the field has in other years than this one; empty when there is none. */
  Optional<Integer> ofAnotherYear(SourceField field) {
    return field.aliases().all().stream()
        .filter(Alias::isDated)
        .flatMap(alias -> matching(alias).stream())
        .findFirst();
  }

  private List<List<Integer>> all(
      SourceField field, Function<Alias, Optional<List<Integer>>> positions) {
    List<List<Integer>> all = new ArrayList<>();
    field.aliases().all().forEach(alias -> positions.apply(alias).ifPresent(all::add));
    positions(field.name()).filter(p -> !all.contains(p)).ifPresent(all::add);
    return all;
  }

  private Optional<List<Integer>> positions(Alias alias, RowYear year) {
    return alias.isValid(year.ends()) ? positions(alias.at(year.term())) : Optional.empty();
  }

  private Optional<List<Integer>> positions(Alias alias) {
    return matching(alias).flatMap(first -> positions(headers.get(first)));
  }

  private Optional<Integer> matching(Alias alias) {
    for (int i = 0; i < headers.size(); i++) {
      if (alias.matches(headers.get(i))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  private Optional<List<Integer>> positions(String header) {
    return Optional.ofNullable(positions.get(HeaderText.clean(header)));
  }
}
