package org.matimpact.pipeline.synthetic;

import java.util.List;

/**
 * Columns of the key stage 2 tables by year: those that matter, in the order of the official files.
 * 2019 has constituencies, and special needs in other columns.
 */
final class Ks2Layout {
  /** Progress and its coverage, coded together where a school has none to show. */
  static final List<String> PROGRESS =
      List.of(
          "READPROG",
          "READPROG_LOWER",
          "READPROG_UPPER",
          "READCOV",
          "WRITPROG",
          "WRITPROG_LOWER",
          "WRITPROG_UPPER",
          "WRITCOV",
          "MATPROG",
          "MATPROG_LOWER",
          "MATPROG_UPPER",
          "MATCOV");

  /** What else is not shown of a small cohort. */
  static final List<String> SUPPRESSED =
      List.of(
          "TKS1AVERAGE",
          "TFSM6CLA1A",
          "PTFSM6CLA1A",
          "TNotFSM6CLA1A",
          "PTNotFSM6CLA1A",
          "TEALGRP2",
          "PTEALGRP2",
          "TSENELSE",
          "PSENELSE",
          "TSENELE",
          "PSENELE",
          "TSENELK",
          "PSENELK",
          "TSENELEK",
          "PSENELEK",
          "READ_AVERAGE",
          "MAT_AVERAGE");

  private static final String SCHOOL =
      "RECTYPE,ALPHAIND,LEA,ESTAB,URN,SCHNAME,ADDRESS1,ADDRESS2,ADDRESS3,TOWN,PCODE,TELNUM,";
  private static final String CONSTITUENCY = "PCON_CODE,PCON_NAME,";
  private static final String COHORT =
      "URN_AC,SCHNAME_AC,OPEN_AC,NFTYPE,ICLOSE,RELDENOM,AGERANGE,CONFEXAM,TAB15,TAB1618,TOTPUPS,"
          + "TPUPYEAR,TELIG,BELIG,GELIG,PBELIG,PGELIG,TKS1AVERAGE,TFSM6CLA1A,PTFSM6CLA1A,"
          + "TNotFSM6CLA1A,PTNotFSM6CLA1A,TEALGRP2,PTEALGRP2,";
  private static final String NEEDS_TO_2018 = "TSENELSE,PSENELSE,";
  private static final String RESULTS =
      "READPROG,READPROG_LOWER,READPROG_UPPER,READCOV,WRITPROG,WRITPROG_LOWER,WRITPROG_UPPER,"
          + "WRITCOV,MATPROG,MATPROG_LOWER,MATPROG_UPPER,MATCOV,READ_AVERAGE,MAT_AVERAGE,"
          + "TSENELE,PSENELE,TSENELK,PSENELK";
  private static final String NEEDS_FROM_2019 = ",TSENELEK,PSENELEK";

  private Ks2Layout() {}

  static String header(int year) {
    return year < 2019
        ? SCHOOL + COHORT + NEEDS_TO_2018 + RESULTS
        : SCHOOL + CONSTITUENCY + COHORT + RESULTS + NEEDS_FROM_2019;
  }

  /** Progress with one decimal: 2017 keeps {@code 0.0}, later years write {@code 0}. */
  static String progress(double value, int year) {
    return year == 2017 ? Figures.fixed(value, 1) : Figures.plain(value, 1);
  }
}
