package org.matimpact.pipeline.synthetic;

/** How group identifiers are given out: a block for each kind, so that none meets another. */
final class TrustUids {
  private static final int CLOSED = 1_000;
  private static final int MULTI = 2_000;
  private static final int SINGLE = 100_000;
  private static final int CHANGED = 400_000;
  private static final int SPONSOR = 1_000_000;
  private static final int FEDERATION = 2_000_000;

  private TrustUids() {}

  /** Multi-academy trusts that closed before the end. */
  static int closed(int index) {
    return CLOSED + index;
  }

  static boolean isClosed(int uid) {
    return uid >= CLOSED && uid < MULTI;
  }

  static int multi(int index) {
    return MULTI + index;
  }

  /** The single-academy trust of a school. */
  static int single(School school) {
    return SINGLE + school.site().ordinal();
  }

  /** The single-academy trust that a multi-academy trust was before its second school joined. */
  static int changedType(School founder) {
    return CHANGED + founder.site().ordinal();
  }

  static boolean hasChangedType(int uid) {
    return uid >= CHANGED;
  }

  static boolean isSingle(int uid) {
    return uid >= SINGLE;
  }

  /** The sponsor that stands behind a trust: another group, of another type. */
  static int sponsor(int trustUid) {
    return SPONSOR + trustUid;
  }

  static int federation(int index) {
    return FEDERATION + index;
  }
}
