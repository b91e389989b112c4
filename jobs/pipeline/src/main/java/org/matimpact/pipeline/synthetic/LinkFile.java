package org.matimpact.pipeline.synthetic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes {@code links_edubasealldata.csv}: who succeeded whom. */
final class LinkFile {
  static final String NAME = "links_edubasealldata.csv";
  static final String HEADER = "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate";

  /** Links without a date: 8,248 of 30,351 simple ones (register of schools, April 2023). */
  private static final double UNDATED = .27;

  private final England england;
  private final Draws draws;

  LinkFile(England england) {
    this.england = england;
    this.draws = england.draws();
  }

  void write(Path directory) throws IOException {
    List<Link> links = links();
    Blemishes blemishes =
        Blemishes.of(
            england,
            NAME,
            links.size(),
            new Fault.NoSuchDate("LinkEstablishedDate"),
            new Fault.Repeated());
    Path path = directory.resolve(NAME);
    try (CsvFile file = new CsvFile(path, CsvStyle.REGISTER_LINKS, HEADER, blemishes)) {
      links.forEach(link -> file.write(row(link)));
    }
  }

  private List<Link> links() {
    List<Link> links = new ArrayList<>();
    england.schools().forEach(school -> addConversion(school, links));
    england.closedSchools().forEach(closed -> addEnding(closed, links));
    links.sort(Comparator.comparingInt(Link::urn).thenComparingInt(Link::linkUrn));
    return links;
  }

  private static void addConversion(School school, List<Link> links) {
    if (school.predecessorUrn().isEmpty()) {
      return;
    }
    int academy = school.academyUrn();
    int before = school.maintainedUrn();
    links.add(
        new Link(
            academy,
            before,
            SchoolNames.maintained(school),
            "Predecessor",
            school.academyOpened()));
    links.add(
        new Link(
            before, academy, SchoolNames.academy(school), "Successor", school.academyOpened()));
  }

  /** A school that split is linked to a second successor too: the maintained school before. */
  private void addEnding(ClosedSchool closed, List<Link> links) {
    addEnding(closed, closed.successor(), links);
    int ordinal = closed.successor().site().ordinal();
    if (closed.ending() == ClosedSchool.Ending.SPLIT && ordinal > 0) {
      School other = england.schools().get(ordinal - 1);
      if (!other.status().freeSchool()) {
        addEnding(closed, other, links);
      }
    }
  }

  private static void addEnding(ClosedSchool closed, School successor, List<Link> links) {
    int urn = successor.maintainedUrn();
    String successorName = SchoolNames.maintained(successor);
    ClosedSchool.Ending ending = closed.ending();
    links.add(
        new Link(closed.urn(), urn, successorName, ending.successorLink(), closed.closedOn()));
    links.add(
        new Link(urn, closed.urn(), closed.name(), ending.predecessorLink(), closed.closedOn()));
  }

  private Row row(Link link) {
    Row row =
        Row.empty()
            .with("URN", link.urn())
            .with("LinkURN", link.linkUrn())
            .with("LinkName", link.linkName())
            .with("LinkType", link.type());
    boolean undated = draws.uniform(Purpose.LINK_DATE, link.urn(), link.linkUrn()) < UNDATED;
    return undated ? row : row.with("LinkEstablishedDate", link.establishedOn());
  }
}
