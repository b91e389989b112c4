package org.matimpact.pipeline.report.words;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.matimpact.pipeline.lake.EditionTable;

/**
 * One row of effect_estimate.
 *
 * @param line the row, for columns that have no name here
 */
public record Effect(EditionTable.Line line) {

  /** Below these Satterthwaite degrees of freedom no interval is believed. */
  static final double LEAST_DF = 4;

  /** An adjusted p-value above this leaves chance as an explanation. */
  static final double CHANCE = 0.05;

  /**
   * Cautions by which estimate marks an interval that rests on too few trusts, and a row that does.
   */
  private static final String TOO_FEW_TRUSTS = "too few trusts for this interval";

  private static final String FEW_TRUSTS = "rests on few treated trusts";

  public String id() {
    return line.text("effect_id");
  }

  public String contrast() {
    return line.text("contrast_id");
  }

  public boolean headline() {
    return line.flag("headline");
  }

  public String phase() {
    return line.text("phase");
  }

  public String outcome() {
    return line.text("outcome");
  }

  public boolean ofProgress() {
    return line.text("outcome_kind").equals("progress");
  }

  public String years() {
    return line.text("outcome_years");
  }

  public String unit() {
    return line.text("unit");
  }

  public String comparator() {
    return line.text("comparator");
  }

  public String band() {
    return line.text("size_band");
  }

  public String route() {
    return line.text("route");
  }

  public String subgroup() {
    return line.text("subgroup");
  }

  public String average() {
    return line.text("estimand_average");
  }

  public String model() {
    return line.text("model");
  }

  public String reason() {
    return line.text("reason");
  }

  public String family() {
    return line.text("family");
  }

  public OptionalLong trusts() {
    return line.whole("treated_trusts");
  }

  public OptionalLong schools() {
    return line.whole("treated_schools");
  }

  public OptionalDouble df() {
    return line.number("df");
  }

  public OptionalDouble wildP() {
    return line.number("p_wild");
  }

  /** p-value adjusted for the other rows of the family: the step-down one, else Holm's. */
  public OptionalDouble adjustedP() {
    OptionalDouble stepDown = line.number("p_maxt");
    return stepDown.isPresent() ? stepDown : line.number("p_holm");
  }

  /** Estimate and limits; empty where a row has none. */
  public Optional<Interval> interval() {
    return Interval.of(line);
  }

  /** What the row says against itself. */
  public List<String> cautions() {
    return Arrays.stream(line.text("caution").split("; ")).filter(text -> !text.isEmpty()).toList();
  }

  /**
   * Whether the interval leaves 0 out, but no longer once the rest of the family is allowed for.
   */
  public boolean mayBeChance() {
    Finding finding = finding();
    return (finding == Finding.HIGHER || finding == Finding.LOWER)
        && adjustedP().orElse(0) > CHANCE;
  }

  /** Whether the row warns that its trusts are few. */
  public boolean fewTrusts() {
    return cautions().contains(FEW_TRUSTS);
  }

  /** Whether balance was left poor. */
  public boolean poorlyBalanced() {
    return line.text("balance").equals("poor");
  }

  /** What the row lets one say. */
  public Finding finding() {
    return switch (line.text("status")) {
      case "estimated" -> interval().map(this::finding).orElse(Finding.WITHOUT_INTERVAL);
      case "suppressed" -> Finding.SUPPRESSED;
      default -> Finding.NOT_ESTIMABLE;
    };
  }

  private Finding finding(Interval interval) {
    boolean tooFew =
        cautions().contains(TOO_FEW_TRUSTS) || (df().isPresent() && df().getAsDouble() < LEAST_DF);
    return tooFew ? Finding.TOO_FEW_TRUSTS : Finding.of(interval);
  }
}
