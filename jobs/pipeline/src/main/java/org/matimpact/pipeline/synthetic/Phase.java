package org.matimpact.pipeline.synthetic;

import java.util.Locale;

/** Phase of education in which sites are drawn. */
public enum Phase {
  /**
   * State-funded primary schools: 16,800 in January 2019.
   *
   * <p>DfE, Schools, pupils and their characteristics: January 2019 (16,769).
   */
  PRIMARY(16_800, 0),

  /**
   * State-funded secondary schools, with all-through and middle deemed secondary: 3,400.
   *
   * <p>DfE, Schools, pupils and their characteristics: January 2019 (3,448).
   */
  SECONDARY(3_400, 100_000_000L),

  /**
   * State-funded special schools: 1,000. They count towards the size of a trust and have no planted
   * effect.
   *
   * <p>DfE, Schools, pupils and their characteristics: January 2019 (994).
   */
  SPECIAL(1_000, 200_000_000L);

  private final int schoolsInEngland;
  private final long firstId;

  Phase(int schoolsInEngland, long firstId) {
    this.schoolsInEngland = schoolsInEngland;
    this.firstId = firstId;
  }

  /** The id of the first site of the phase; the others follow. */
  long firstId() {
    return firstId;
  }

  /** Sites drawn at this scale; scale 1 is England. */
  int sites(double scale) {
    return (int) StrictMath.round(schoolsInEngland * scale);
  }

  /** True for the phases whose results are evaluated. */
  public boolean evaluated() {
    return this != SPECIAL;
  }

  /** The name in {@code truth.json}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
