package org.matimpact.pipeline.synthetic;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An academy trust.
 *
 * @param uid Group UID of the register
 * @param groupId public identifier such as TR01234; ends {@code .old} for a trust that changed type
 * @param name as registered
 * @param multi true for a multi-academy trust, false for a single-academy trust
 * @param incorporatedOn day of incorporation, before its first school joined
 * @param closedOn day it closed; empty while open
 * @param members schools in it on {@link StudyDates#END}
 * @param effect difference of its effect on schools from the mean of its band; pupil SDs
 */
record Trust(
    int uid,
    String groupId,
    String name,
    boolean multi,
    LocalDate incorporatedOn,
    Optional<LocalDate> closedOn,
    int members,
    double effect) {

  /** The band of a trust that runs several schools at the end; empty otherwise. */
  Optional<SizeBand> band() {
    return multi ? SizeBand.of(members) : Optional.empty();
  }

  /** Number at Companies House, made up. */
  int companyNumber() {
    return 7_000_000 + uid;
  }
}
