package org.matimpact.pipeline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The values that a numeric column can have: multiples of a quantum within a range. They are whole
 * numbers of steps, which sums can be exact in, and give the plan its integer widths.
 *
 * @param quantum {@code x-quantum}, a step
 * @param minimum smallest value, a multiple of the quantum
 * @param maximum largest value, a multiple of the quantum
 */
public record Grid(BigDecimal quantum, BigDecimal minimum, BigDecimal maximum)
    implements Serializable {

  /** Checks that the range consists of steps. */
  public Grid {
    boolean steps =
        quantum.signum() > 0
            && minimum.remainder(quantum).signum() == 0
            && maximum.remainder(quantum).signum() == 0;
    if (!steps || minimum.compareTo(maximum) > 0) {
      throw new IllegalArgumentException(
          "no grid: quantum %s from %s to %s".formatted(quantum, minimum, maximum));
    }
  }

  /** Exact powers of ten: a quotient by one is the double nearest to the decimal. */
  private static final double[] POWERS = {1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  /** Steps of the smallest value. */
  public long lowest() {
    return minimum.divide(quantum, 0, RoundingMode.UNNECESSARY).longValueExact();
  }

  /** Steps of the largest value. */
  public long highest() {
    return maximum.divide(quantum, 0, RoundingMode.UNNECESSARY).longValueExact();
  }

  /** Steps of a value of the grid, which a double holds but for its last bit. */
  public long steps(double value) {
    return StrictMath.round(value / quantum.doubleValue());
  }

  /** The double nearest to a number of steps, the same as that of its decimal text. */
  public double value(long steps) {
    return quantum.unscaledValue().longValueExact() == 1 && quantum.scale() >= 0
        ? steps / POWERS[quantum.scale()]
        : quantum.multiply(BigDecimal.valueOf(steps)).doubleValue();
  }

  /** The value on the grid, ties to even. */
  static BigDecimal rounded(BigDecimal value, BigDecimal quantum) {
    return value.divide(quantum, 0, RoundingMode.HALF_EVEN).multiply(quantum);
  }

  /** The grid of a field of a Table Schema; empty without a quantum or a range. */
  static Optional<Grid> of(JsonNode field) {
    JsonNode limits = field.path("constraints");
    boolean complete =
        field.path("x-quantum").isNumber()
            && limits.path("minimum").isNumber()
            && limits.path("maximum").isNumber();
    return complete
        ? Optional.of(
            new Grid(
                decimal(field.path("x-quantum")),
                decimal(limits.path("minimum")),
                decimal(limits.path("maximum"))))
        : Optional.empty();
  }

  private static BigDecimal decimal(JsonNode number) {
    return new BigDecimal(number.asText()).stripTrailingZeros();
  }
}
