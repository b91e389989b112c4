package org.matimpact.pipeline.contract;

/** What a cell turned out to be. */
sealed interface Cell {

  /** No value was written. */
  Cell MISSING = new Missing();

  record Missing() implements Cell {}

  /** A value of the field's type. */
  record Value(Object value) implements Cell {}

  /** Text that breaks a rule. */
  record Bad(String rule, String message) implements Cell {}
}
