package org.matimpact.pipeline.synthetic;

import java.util.List;

/** Names for schools, with the apostrophes, accents and commas that real ones have. */
final class SchoolNames {
  private static final List<String> SAINTS =
      List.of(
          "St Mary's",
          "St John's",
          "St Peter's",
          "St Joseph's",
          "All Saints'",
          "Holy Trinity",
          "St Michael's",
          "St Paul's",
          "Sacred Heart",
          "St Anne's",
          "St Thérèse's",
          "Christ Church",
          "St Thomas More",
          "Our Lady's",
          "St Cuthbert's",
          "St Aloysius'",
          "St Bénédict's");

  private static final List<String> PLACES =
      List.of(
          "Abbotsfield",
          "Ashdown",
          "Barley Lane",
          "Beechwood",
          "Bishop's Mead",
          "Brookside",
          "Castle",
          "Churchill",
          "Coppice",
          "Deerbrook",
          "Eastfield",
          "Elmtree",
          "Fairview",
          "Grange",
          "Greenacres",
          "Hawthorn",
          "Heath Lane",
          "Hillside",
          "King Edward's",
          "Kingsway",
          "Lakeside",
          "Larkhill",
          "Long Meadow",
          "Manor",
          "Marsh End",
          "Millfield",
          "Northgate",
          "Oakwood",
          "Orchard",
          "Parklands",
          "Queen's Park",
          "Ravensworth",
          "River Bank",
          "Rookery",
          "Sandhurst Road",
          "Southmead",
          "Springfield",
          "Stoneleigh",
          "Thornton",
          "Valley",
          "Westbourne",
          "Whitehall",
          "Wood End",
          "Zoë Lane");

  private SchoolNames() {}

  /** The name as a maintained school. */
  static String maintained(School school) {
    return stem(school) + kind(school) + " School" + place(school);
  }

  /** The name as an academy: sponsored ones say so, others often keep the old one. */
  static String academy(School school) {
    boolean renamed = school.status().sponsored() || school.site().ordinal() % 2 == 0;
    return stem(school) + kind(school) + (renamed ? " Academy" : " School") + place(school);
  }

  private static String stem(School school) {
    Site site = school.site();
    int number = Math.floorMod(site.id() * 7_919 + site.authority().code(), 1_000_003);
    List<String> names = site.faith() == Faith.NONE ? PLACES : SAINTS;
    return names.get(number % names.size()) + " " + site.faith().inName();
  }

  private static String kind(School school) {
    Site site = school.site();
    return switch (site.stage()) {
      case INFANT -> "Infant";
      case JUNIOR -> "Junior";
      case PRIMARY -> "Primary";
      case ALL_THROUGH -> "All-Through";
      case TECHNICAL -> "Technical";
      case SPECIAL -> "Special";
      case SECONDARY, SECONDARY_WITH_SIXTH_FORM -> site.selective() ? "Grammar" : "High";
    };
  }

  /** One in nine names ends in its place. */
  private static String place(School school) {
    return school.site().ordinal() % 9 == 0 ? ", " + school.site().authority().name() : "";
  }
}
