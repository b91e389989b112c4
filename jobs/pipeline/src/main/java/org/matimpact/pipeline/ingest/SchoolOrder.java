package org.matimpact.pipeline.ingest;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * The order by URN, year and the first characters of a pupil's name as one number, so that a sort
 * seldom has to look at the rows: 20 bits of URN, 7 of the year, 36 of six characters.
 */
final class SchoolOrder {

  /** Name of the column, which no table has. */
  static final String COLUMN = "school_order";

  /** The column. */
  static final StructField FIELD = DataTypes.createStructField(COLUMN, DataTypes.LongType, false);

  private static final String ALPHABET =
      "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  private static final int CHARACTERS = 6;
  private static final int CHARACTER_BITS = 6;
  private static final int YEAR_BITS = 7;
  private static final int FIRST_YEAR = 1990;
  private static final int MOST_YEARS = 1 << YEAR_BITS;

  private SchoolOrder() {}

  static long of(int urn, int year, String pupil) {
    long order = ((long) urn << YEAR_BITS) + Math.floorMod(year - FIRST_YEAR, MOST_YEARS);
    for (int i = 0; i < CHARACTERS; i++) {
      order = (order << CHARACTER_BITS) + rank(pupil.charAt(i));
    }
    return order;
  }

  /** Place among the characters of base64url in the order of their codes. */
  private static int rank(char c) {
    return ALPHABET.indexOf(c);
  }
}
