package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * A site with its status and its numbers in the register.
 *
 * @param site place and pupils
 * @param status what has become of it by the end
 * @param academyOpened day it opened as an academy; the end of time for a maintained school
 * @param maintainedUrn Unique Reference Number before it became an academy
 * @param academyUrn Unique Reference Number as an academy: conversion gives a new one
 * @param establishmentNumber within the local authority
 */
record School(
    Site site,
    Status status,
    LocalDate academyOpened,
    int maintainedUrn,
    int academyUrn,
    int establishmentNumber) {

  long id() {
    return site.id();
  }

  /** The number by which the school is open on {@link StudyDates#END}. */
  int urn() {
    return status.academy() ? academyUrn : maintainedUrn;
  }

  /** The number before conversion; empty for maintained and free schools. */
  OptionalInt predecessorUrn() {
    return status.academy() && !status.freeSchool()
        ? OptionalInt.of(maintainedUrn)
        : OptionalInt.empty();
  }

  /** The number under which the school is open on a day. */
  int urnOn(LocalDate day) {
    return isAcademyOn(day) || status.freeSchool() ? academyUrn : maintainedUrn;
  }

  boolean isAcademyOn(LocalDate day) {
    return status.academy() && !academyOpened.isAfter(day);
  }

  /** True when the school is open on a day, under whichever number. */
  boolean openOn(LocalDate day) {
    return !status.freeSchool() || !academyOpened.isAfter(day);
  }

  /** True when a cohort ends its key stage in this year. */
  boolean hasResults(int year) {
    if (!site.stage().hasResults() || !status.freeSchool()) {
      return site.stage().hasResults();
    }
    int firstYear = academyOpened.plusMonths(4).getYear();
    return year >= firstYear + site.stage().yearsToResults() - 1;
  }
}
