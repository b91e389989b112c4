package org.matimpact.pipeline.synthetic;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes {@code 2018-2019_england_census.csv} and its like: the roll of each school in January, and
 * a national row (URN {@code NAT}).
 */
final class CensusFile {
  static final String HEADER =
      "URN,LA,ESTAB,SCHOOLTYPE,NOR,NORG,NORB,PNORG,PNORB,TSENELSE,PSENELSE,TSENELK,PSENELK,"
          + "NUMEAL,NUMENGFL,NUMUNCFL,PNUMEAL,PNUMENGFL,PNUMUNCFL,NUMFSM,NUMFSMEVER,NORFSMEVER,"
          + "PNUMFSMEVER";

  /** Sampling of a year's roll about the school's own: 2 %. */
  private static final double ROLL_SPREAD = .02;

  /** Share of FSM6 pupils eligible for free school meals now: 15.4 % against 24 % in 2019. */
  private static final double ELIGIBLE_NOW = .63;

  private static final double PLANS = .03;
  private static final double SUPPORT = .12;

  private final England england;
  private final int year;
  private final Draws draws;
  private long roll;
  private long disadvantaged;
  private long language;

  CensusFile(England england, int year) {
    this.england = england;
    this.year = year;
    this.draws = england.draws();
  }

  static String name(int year) {
    return StudyDates.span(year) + "_england_census.csv";
  }

  void write(Path directory) throws IOException {
    Blemishes blemishes =
        Blemishes.of(
            england,
            name(year),
            england.schools().size(),
            new Fault.Repeated(),
            new Fault.LetterInNumber("NOR"));
    Path path = directory.resolve(name(year));
    try (CsvFile file = new CsvFile(path, CsvStyle.TABLES, HEADER, blemishes)) {
      england.schools().stream()
          .filter(school -> school.openOn(StudyDates.censusDay(year)))
          .forEach(school -> file.write(row(school)));
      file.write(
          counted(roll, .51, disadvantaged, language)
              .with("URN", "NAT")
              .with("LA", "NAT")
              .with("SCHOOLTYPE", "State-funded schools"));
    }
  }

  private Row row(School school) {
    Site site = school.site();
    Intake intake = site.intake();
    long pupils = StrictMath.round(intake.roll() * (1 + ROLL_SPREAD * drawn(site, 0)));
    long fsm6 = sample(pupils, intake.disadvantage(), drawn(site, 1));
    long eal = sample(pupils, intake.language(), drawn(site, 2));
    roll += pupils;
    disadvantaged += fsm6;
    language += eal;
    return counted(pupils, site.gender().shareOfBoys(), fsm6, eal)
        .with("URN", school.urnOn(StudyDates.censusDay(year)))
        .with("LA", site.authority().code())
        .with("ESTAB", school.establishmentNumber())
        .with("SCHOOLTYPE", "State-funded " + type(site.phase()));
  }

  private static Row counted(long pupils, double boysShare, long fsm6, long eal) {
    long boys = StrictMath.round(pupils * boysShare);
    long plans = StrictMath.round(pupils * PLANS);
    long support = StrictMath.round(pupils * SUPPORT);
    Row row = Row.empty().with("NOR", pupils).with("NORFSMEVER", pupils).with("NUMUNCFL", 0);
    row.with("NUMFSM", StrictMath.round(ELIGIBLE_NOW * fsm6)).with("PNUMUNCFL", "0.0%");
    share(row, "NORG", "PNORG", pupils - boys, pupils);
    share(row, "NORB", "PNORB", boys, pupils);
    share(row, "TSENELSE", "PSENELSE", plans, pupils);
    share(row, "TSENELK", "PSENELK", support, pupils);
    share(row, "NUMEAL", "PNUMEAL", eal, pupils);
    share(row, "NUMENGFL", "PNUMENGFL", pupils - eal, pupils);
    share(row, "NUMFSMEVER", "PNUMFSMEVER", fsm6, pupils);
    return row;
  }

  private static void share(Row row, String count, String percent, long part, long pupils) {
    row.with(count, part).with(percent, Figures.percent((double) part / pupils, 1));
  }

  private double drawn(Site site, int what) {
    return draws.normal(Purpose.CENSUS, site.id(), 10L * year + what);
  }

  private static long sample(long pupils, double share, double normal) {
    double drawn = pupils * share + StrictMath.sqrt(pupils * share * (1 - share)) * normal;
    return StrictMath.max(0, StrictMath.min(pupils, StrictMath.round(drawn)));
  }

  private static String type(Phase phase) {
    return phase == Phase.SPECIAL ? "special school" : phase.label();
  }
}
