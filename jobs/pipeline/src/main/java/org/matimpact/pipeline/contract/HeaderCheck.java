package org.matimpact.pipeline.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what is wrong with a file's header in the eyes of a contract. */
final class HeaderCheck {

  static final String ANOTHER_YEAR_ADVICE =
      "Check the year of the file; a further name belongs into x-aliases of the contract";

  private final Contracts contracts;

  HeaderCheck(Contracts contracts) {
    this.contracts = contracts;
  }

  /** Every problem of the header; none when the file can be read with the contract. */
  List<Break> breaks(FileLayout file, SourceContract contract) {
    Header header = new Header(file.header());
    List<Break> breaks = breaks(file.file(), contract, header);
    boolean foreign = contract.fields().stream().allMatch(f -> header.positions(f).isEmpty());
    if (!foreign) {
      breaks.addAll(YearCheck.breaks(file, contract, header));
    }
    return breaks;
  }

  private List<Break> breaks(String file, SourceContract contract, Header header) {
    List<Break> breaks = new ArrayList<>();
    List<SourceField> absent =
        contract.fields().stream().filter(f -> isAbsent(contract, header, f)).toList();
    boolean foreign = contract.fields().stream().allMatch(f -> header.positions(f).isEmpty());
    if (foreign) {
      breaks.add(foreign(file, contract, header));
    } else {
      Set<String> wanted = new HashSet<>();
      absent.stream()
          .filter(f -> wanted.add(wanted(f)))
          .forEach(f -> breaks.add(absent(file, contract, header, f)));
    }
    for (SourceField field : contract.fields()) {
      List<Integer> at = header.positions(field);
      if (at.size() > 1
          && breaks.stream().noneMatch(b -> b.column().equals(header.at(at.get(0))))) {
        breaks.add(twice(file, header, at));
      }
    }
    return breaks;
  }

  private static boolean isAbsent(SourceContract contract, Header header, SourceField field) {
    boolean needed =
        field.isRequired() || contract.columnsNeeded() == SourceContract.ColumnsNeeded.ALL;
    return needed && header.positions(field).isEmpty();
  }

  private Break foreign(String file, SourceContract contract, Header header) {
    return new Break(
        file,
        1,
        "",
        "none of the %d columns is one that contract '%s' reads; the first line begins %s"
            .formatted(
                header.size(),
                contract.name(),
                shown(contract, header.named().stream().limit(3).toList())),
        fitting(header));
  }

  /** Headers for a message; not those of a pupil file, whose first line may be a pupil. */
  private static String shown(SourceContract contract, List<String> headers) {
    return contract.fields().stream().anyMatch(f -> f.sensitivity().isPrivate())
        ? "(not shown)"
        : headers.stream().collect(Collectors.joining("', '", "'", "'"));
  }

  private String fitting(Header header) {
    List<String> names = namesFitting(header);
    return names.isEmpty()
        ? "The header fits no contract; write one for it and name its directory in 'contracts'"
        : "The header fits " + names + "; name that contract in the settings";
  }

  private List<String> namesFitting(Header header) {
    return contracts.all().stream().filter(c -> fits(c, header)).map(SourceContract::name).toList();
  }

  private static boolean fits(SourceContract contract, Header header) {
    return contract.fields().stream()
        .allMatch(f -> header.positions(f).size() == 1 || !isAbsent(contract, header, f));
  }

  private static String wanted(SourceField field) {
    return field.aliases().isEmpty() ? field.name() : field.aliases().texts().get(0);
  }

  private Break absent(String file, SourceContract contract, Header header, SourceField field) {
    String wanted = wanted(field);
    List<String> names = field.aliases().texts();
    String others =
        names.size() > 1 ? " (or under %s)".formatted(names.subList(1, names.size())) : "";
    List<String> fitting = namesFitting(header);
    return new Break(
        file,
        1,
        wanted,
        "column '%s'%s is missing; the nearest headers are %s"
            .formatted(wanted, others, shown(contract, NearestHeaders.to(wanted, header.named()))),
        "If it was renamed, add the new name to x-aliases of field '%s' in contract '%s'"
                .formatted(field.name(), contract.name())
            + (fitting.isEmpty() ? "" : "; the header fits the contracts " + fitting));
  }

  private static Break twice(String file, Header header, List<Integer> at) {
    return new Break(
        file,
        1,
        header.at(at.get(0)),
        "the header stands %d times, in columns %s"
            .formatted(at.size(), at.stream().map(i -> i + 1).toList()),
        "Remove or rename all but one, because nothing says which is meant");
  }
}
