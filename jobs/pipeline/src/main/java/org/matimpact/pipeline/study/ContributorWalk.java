package org.matimpact.pipeline.study;

/**
 * Goes through the text of {@link Contributors} school by school. Nothing is kept: publish holds
 * many results against each other, of thousands of schools each.
 */
final class ContributorWalk {

  private final String text;
  private int start;
  private int urnStart;
  private int pupilsStart;
  private int end = -1;

  /** Stands at the first school. */
  ContributorWalk(String text) {
    this.text = text;
    next();
  }

  /** Whether it stands at a school, and not behind the last. */
  boolean present() {
    return start < text.length();
  }

  /** Goes to the next school. */
  void next() {
    start = end + 1;
    if (present()) {
      urnStart = text.indexOf(Contributors.PART, start) + 1;
      pupilsStart = text.indexOf(Contributors.PART, urnStart) + 1;
      int space = text.indexOf(Contributors.SCHOOL, pupilsStart);
      end = space < 0 ? text.length() : space;
    }
  }

  /** The trust; empty outside trusts. */
  String trust() {
    return text.substring(start, urnStart - 1);
  }

  /** The school; behind the last school larger than any. */
  long urn() {
    return present() ? Long.parseLong(text, urnStart, pupilsStart - 1, 10) : Long.MAX_VALUE;
  }

  /** Its pupils; 0 where they are not known. */
  long pupils() {
    return pupilsStart == end ? 0 : Long.parseLong(text, pupilsStart, end, 10);
  }
}
