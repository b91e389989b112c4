package org.matimpact.pipeline.synthetic;

import java.util.Locale;

/** How a school became an academy. It belongs to the school, never to its trust. */
public enum Route {
  CONVERTER,
  SPONSORED,
  /** Opened as an academy; the effect table has it under {@code all} routes only. */
  FREE_SCHOOL;

  /** The name in {@code truth.json} and in results. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Route of(Status status) {
    if (status.converter()) {
      return CONVERTER;
    }
    return status.sponsored() ? SPONSORED : FREE_SCHOOL;
  }
}
