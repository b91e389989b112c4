package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;

/** Rows of the key stage 2 tables of a year. */
final class Ks2Rows {
  /** Fewer pupils than this are not shown: DfE suppresses results of five pupils or fewer. */
  private static final int FEWEST_SHOWN = 6;

  private static final double LEAST_COVERAGE = .5;

  private final int year;
  private final TableSchools schools;

  Ks2Rows(Draws draws, int year) {
    this.year = year;
    this.schools = new TableSchools(draws, year);
  }

  Row school(SchoolYear schoolYear, Ks2Results results) {
    School school = schoolYear.school();
    Cohort cohort = schoolYear.cohort();
    Row row = mainstream(school).with("TOTPUPS", school.site().intake().roll());
    row.with("TPUPYEAR", cohort.pupils());
    fillCohort(row, cohort);
    needs(row, cohort);
    if (cohort.pupils() < FEWEST_SHOWN) {
      return suppress(row);
    }
    fillResults(row, cohort, results);
    return cohort.share(cohort.measured()) < LEAST_COVERAGE
        ? codeProgress(row, "LOWCOV")
        : limits(row, cohort, results);
  }

  /** A school that has no pupils of the age yet. */
  Row tooNew(School school) {
    return mainstream(school).with("TOTPUPS", "NEW");
  }

  Row authority(LocalAuthority authority, Ks2Total total) {
    Row row = Row.blankAs(" ").with("RECTYPE", 3).with("LEA", authority.code());
    row.with("SCHNAME", authority.name()).with("TOTPUPS", total.roll());
    fillCohort(row, total.cohort());
    needs(row, total.cohort());
    fillResults(row, total.cohort(), total.results());
    return limits(row, total.cohort(), total.results());
  }

  /** A row of England, record type 4 (all schools) or 5 (state-funded): no progress is shown. */
  Row england(int recordType, Ks2Total total) {
    Row row = Row.blankAs(" ").with("RECTYPE", recordType).with("TOTPUPS", total.roll());
    fillCohort(row, total.cohort());
    needs(row, total.cohort());
    fillResults(row, total.cohort(), total.results());
    return codeProgress(row, " ");
  }

  private Row mainstream(School school) {
    LocalDate day = StudyDates.testsOver(year);
    Row row = schools.describe(school).with("URN_AC", 0).with("TAB15", 0).with("TAB1618", 0);
    boolean convertsSoon = school.isAcademyOn(day.plusMonths(5)) && !school.isAcademyOn(day);
    return convertsSoon
        ? row.with("URN_AC", school.academyUrn())
            .with("SCHNAME_AC", SchoolNames.academy(school))
            .with("OPEN_AC", school.academyOpened())
        : row;
  }

  private static void fillCohort(Row row, Cohort cohort) {
    int others = cohort.pupils() - cohort.disadvantaged();
    row.with("TELIG", cohort.pupils())
        .with("BELIG", cohort.boys())
        .with("GELIG", cohort.pupils() - cohort.boys())
        .with("PBELIG", Figures.percent(cohort.share(cohort.boys())))
        .with("PGELIG", Figures.percent(1 - cohort.share(cohort.boys())))
        .with("TKS1AVERAGE", Figures.plain(cohort.prior(), 1))
        .with("TFSM6CLA1A", cohort.disadvantaged())
        .with("PTFSM6CLA1A", Figures.percent(cohort.share(cohort.disadvantaged())))
        .with("TNotFSM6CLA1A", others)
        .with("PTNotFSM6CLA1A", Figures.percent(cohort.share(others)))
        .with("TEALGRP2", cohort.language())
        .with("PTEALGRP2", Figures.percent(cohort.share(cohort.language())));
  }

  private static void needs(Row row, Cohort cohort) {
    int any = cohort.plans() + cohort.support();
    row.with("TSENELSE", cohort.plans())
        .with("PSENELSE", Figures.percent(cohort.share(cohort.plans())))
        .with("TSENELE", cohort.plans())
        .with("PSENELE", Figures.percent(cohort.share(cohort.plans())))
        .with("TSENELK", cohort.support())
        .with("PSENELK", Figures.percent(cohort.share(cohort.support())))
        .with("TSENELEK", any)
        .with("PSENELEK", Figures.percent(Math.min(1, cohort.share(any))));
  }

  private void fillResults(Row row, Cohort cohort, Ks2Results results) {
    String coverage = Figures.percent(cohort.share(cohort.measured()));
    row.with("READPROG", Ks2Layout.progress(results.reading(), year))
        .with("WRITPROG", Ks2Layout.progress(results.writing(), year))
        .with("MATPROG", Ks2Layout.progress(results.maths(), year))
        .with("READCOV", coverage)
        .with("WRITCOV", coverage)
        .with("MATCOV", coverage)
        .with("READ_AVERAGE", Figures.fixed(results.readingScore(), 0))
        .with("MAT_AVERAGE", Figures.fixed(results.mathsScore(), 0));
  }

  private Row limits(Row row, Cohort cohort, Ks2Results results) {
    limits(row, "READPROG", results.reading(), OutcomeMeasure.READING_PROGRESS, cohort);
    limits(row, "WRITPROG", results.writing(), OutcomeMeasure.WRITING_PROGRESS, cohort);
    limits(row, "MATPROG", results.maths(), OutcomeMeasure.MATHS_PROGRESS, cohort);
    return row;
  }

  private void limits(Row row, String column, double mean, OutcomeMeasure measure, Cohort cohort) {
    double half =
        1.96 * measure.unitsPerPupilSd() / StrictMath.sqrt(Math.max(1, cohort.measured()));
    row.with(column + "_LOWER", Ks2Layout.progress(mean - half, year))
        .with(column + "_UPPER", Ks2Layout.progress(mean + half, year));
  }

  private Row suppress(Row row) {
    for (String column : Ks2Layout.SUPPRESSED) {
      row.with(column, "SUPP");
    }
    return codeProgress(row, "SUPP");
  }

  private static Row codeProgress(Row row, String code) {
    for (String column : Ks2Layout.PROGRESS) {
      row.with(column, code);
    }
    return row;
  }
}
