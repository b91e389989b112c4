package org.matimpact.pipeline.synthetic;

import java.util.List;
import java.util.function.DoubleFunction;

/** Rows of the key stage 4 tables of a year. */
final class Ks4Rows {
  /** Fewer pupils than this are not shown: DfE suppresses results of five pupils or fewer. */
  private static final int FEWEST_SHOWN = 6;

  private final int year;
  private final TableSchools schools;

  Ks4Rows(Draws draws, int year) {
    this.year = year;
    this.schools = new TableSchools(draws, year);
  }

  Row school(SchoolYear schoolYear, Ks4Results results) {
    School school = schoolYear.school();
    Cohort cohort = schoolYear.cohort();
    Row row = listed(school);
    long roll = school.site().intake().roll();
    long boys = StrictMath.round(roll * school.site().gender().shareOfBoys());
    row.with("TOTPUPS", roll)
        .with("NUMBOYS", boys == 0 ? "NA" : Long.toString(boys))
        .with("NUMGIRLS", boys == roll ? "NA" : Long.toString(roll - boys));
    fillCohort(row, cohort, Ks4Rows::wholePercent);
    fillResults(row, cohort, results);
    return shown(row, school.site(), cohort);
  }

  /** A school that has no pupils of the age yet. */
  Row tooNew(School school) {
    return listed(school).with("TOTPUPS", "NEW");
  }

  /** An independent school: its progress is not published (NP). */
  Row independent(IndependentSchool school) {
    Row row =
        Row.empty()
            .with("RECTYPE", 1)
            .with("ALPHAIND", school.urn())
            .with("LEA", school.authority().code())
            .with("ESTAB", school.establishmentNumber())
            .with("URN", school.urn())
            .with("SCHNAME", school.name())
            .with("TOWN", school.authority().name())
            .with("ICLOSE", 0)
            .with("NFTYPE", EstablishmentType.INDEPENDENT.tableCode())
            .with("EGENDER", Gender.MIXED.tableCode())
            .with("AGERANGE", "11-18")
            .with("TPUP", school.cohort())
            .with("ATT8SCR", school.cohort() < FEWEST_SHOWN ? "SUPP" : "NE");
    coded(row, Ks4Layout.SUPPRESSED, "NP");
    return coded(row, Ks4Layout.PROGRESS, "NP");
  }

  Row authority(LocalAuthority authority, Ks4Total total) {
    return aggregate(4, total).with("LEA", authority.code());
  }

  /** A row of England: record type 5 (all schools) has no progress, 7 (state-funded) has. */
  Row england(int recordType, Ks4Total total) {
    Row row = aggregate(recordType, total);
    row.with("P8CILOW", "").with("P8CIUPP", "").with("P8CILOW_ORIG", "").with("P8CIUPP_ORIG", "");
    return recordType == 5 ? coded(row, Ks4Layout.PROGRESS, "") : row;
  }

  private Row aggregate(int recordType, Ks4Total total) {
    Row row = Row.empty().with("RECTYPE", recordType).with("TOTPUPS", total.roll());
    fillCohort(row, total.cohort(), share -> Figures.percent(share, 2));
    fillResults(row, total.cohort(), total.results());
    return row;
  }

  private Row listed(School school) {
    Site site = school.site();
    boolean special = site.phase() == Phase.SPECIAL;
    String admissions = site.selective() ? "SEL" : "COMP";
    String since2017 = site.selective() ? "SEL" : "OTHER NON SEL";
    return schools
        .describe(school)
        .with("CONTFLAG", 0)
        .with("ADMPOL", special ? "NA" : admissions)
        .with(year < 2019 ? "ADMPOL_2017" : "ADMPOL_18", special ? "NA" : since2017)
        .with("EGENDER", site.gender().tableCode())
        .with("FEEDER", 0)
        .with("TABKS2", 0)
        .with("TAB1618", site.stage().hasSixthForm() ? 1 : 0);
  }

  private static void fillCohort(Row row, Cohort cohort, DoubleFunction<String> percent) {
    int others = cohort.pupils() - cohort.disadvantaged();
    row.with("TPUP", cohort.pupils())
        .with("BPUP", cohort.boys())
        .with("PBPUP", percent.apply(cohort.share(cohort.boys())))
        .with("GPUP", cohort.pupils() - cohort.boys())
        .with("PGPUP", percent.apply(1 - cohort.share(cohort.boys())))
        .with("KS2APS", Figures.plain(cohort.prior(), 1))
        .with("TFSM6CLA1A", cohort.disadvantaged())
        .with("PTFSM6CLA1A", percent.apply(cohort.share(cohort.disadvantaged())))
        .with("TNOTFSM6CLA1A", others)
        .with("PTNOTFSM6CLA1A", percent.apply(cohort.share(others)))
        .with("TEALGRP2", cohort.language())
        .with("PTEALGRP2", percent.apply(cohort.share(cohort.language())))
        .with("SENSE4", cohort.plans())
        .with("PSENSE4", percent.apply(cohort.share(cohort.plans())))
        .with("SENAPK4", cohort.support())
        .with("PSENAPK4", percent.apply(cohort.share(cohort.support())));
  }

  private void fillResults(Row row, Cohort cohort, Ks4Results results) {
    row.with("ATT8SCR", Figures.plain(results.attainment8(), 1))
        .with("P8PUP", cohort.measured())
        .with("TP8ADJ", results.adjustedPupils())
        .with("P8MEACOV", Figures.percent(cohort.share(cohort.measured())));
    measure(row, "", year < 2018 ? results.progress8() : results.adjusted8(), cohort);
    measure(row, "_ORIG", results.progress8(), cohort);
  }

  private static void measure(Row row, String suffix, double progress, Cohort cohort) {
    double sd = OutcomeMeasure.PROGRESS_8.unitsPerPupilSd();
    double half = 1.96 * sd / StrictMath.sqrt(Math.max(1, cohort.measured()));
    row.with("P8MEA" + suffix, Figures.plain(progress, 2))
        .with("P8CILOW" + suffix, Figures.plain(progress - half, 2))
        .with("P8CIUPP" + suffix, Figures.plain(progress + half, 2));
  }

  /** Suppresses what few pupils give; most special schools enter nobody (NE). */
  private static Row shown(Row row, Site site, Cohort cohort) {
    if (cohort.pupils() < FEWEST_SHOWN) {
      coded(row, Ks4Layout.SUPPRESSED, "SUPP").with(Ks4Layout.ATTAINMENT, "SUPP");
      return coded(row, Ks4Layout.PROGRESS, "SUPP");
    }
    if (site.phase() == Phase.SPECIAL && site.ordinal() % 4 == 0) {
      return coded(row.with(Ks4Layout.ATTAINMENT, "NE"), Ks4Layout.PROGRESS, "NE");
    }
    return cohort.share(cohort.measured()) < .5 ? coded(row, Ks4Layout.PROGRESS, "LOWCOV") : row;
  }

  private static Row coded(Row row, List<String> columns, String code) {
    columns.forEach(column -> row.with(column, code));
    return row;
  }

  private static String wholePercent(double share) {
    return Figures.percent(share);
  }
}
