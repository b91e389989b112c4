package org.matimpact.pipeline.synthetic;

import java.util.Comparator;

/**
 * A local authority.
 *
 * @param code three digits
 * @param name as the register has it
 * @param region where it lies
 * @param weight schools relative to the others of the region; a shire county has more
 */
record LocalAuthority(int code, String name, Region region, double weight) {
  static final Comparator<LocalAuthority> BY_CODE = Comparator.comparingInt(LocalAuthority::code);
}
