package org.matimpact.pipeline.synthetic;

import java.util.List;

/**
 * Columns of the key stage 4 tables by year: those that matter, in the order of the official files.
 * 2018 brings Progress 8 adjusted for extreme scores beside the original; 2019 drops the alphabetic
 * index and has admissions under another name.
 */
final class Ks4Layout {
  /** What is not shown of a small cohort. */
  static final List<String> SUPPRESSED =
      List.of(
          "KS2APS",
          "TFSM6CLA1A",
          "PTFSM6CLA1A",
          "TNOTFSM6CLA1A",
          "PTNOTFSM6CLA1A",
          "TEALGRP2",
          "PTEALGRP2",
          "SENSE4",
          "PSENSE4",
          "SENAPK4",
          "PSENAPK4");

  static final String ATTAINMENT = "ATT8SCR";

  static final List<String> PROGRESS =
      List.of(
          "P8PUP",
          "TP8ADJ",
          "P8MEACOV",
          "P8MEA",
          "P8CILOW",
          "P8CIUPP",
          "P8MEA_ORIG",
          "P8CILOW_ORIG",
          "P8CIUPP_ORIG");

  private static final String SCHOOL =
      "LEA,ESTAB,URN,SCHNAME,SCHNAME_AC,ADDRESS1,ADDRESS2,ADDRESS3,TOWN,PCODE,TELNUM,CONTFLAG,"
          + "ICLOSE,NFTYPE,RELDENOM,ADMPOL,";
  private static final String COHORT =
      ",EGENDER,FEEDER,TABKS2,TAB1618,AGERANGE,CONFEXAM,TOTPUPS,NUMBOYS,NUMGIRLS,TPUP,BPUP,PBPUP,"
          + "GPUP,PGPUP,KS2APS,TFSM6CLA1A,PTFSM6CLA1A,TNOTFSM6CLA1A,PTNOTFSM6CLA1A,TEALGRP2,"
          + "PTEALGRP2,SENSE4,PSENSE4,SENAPK4,PSENAPK4,ATT8SCR,";
  private static final String PROGRESS_IN_2017 = "P8PUP,P8MEACOV,P8MEA,P8CILOW,P8CIUPP";
  private static final String PROGRESS_FROM_2018 =
      "P8PUP,TP8ADJ,P8MEACOV,P8MEA,P8CILOW,P8CIUPP,P8MEA_ORIG,P8CILOW_ORIG,P8CIUPP_ORIG";

  private Ks4Layout() {}

  static String header(int year) {
    String index = year < 2019 ? "RECTYPE,ALPHAIND," : "RECTYPE,";
    String admissions = year < 2019 ? "ADMPOL_2017" : "ADMPOL_18";
    String progress = year < 2018 ? PROGRESS_IN_2017 : PROGRESS_FROM_2018;
    return index + SCHOOL + admissions + COHORT + progress;
  }
}
