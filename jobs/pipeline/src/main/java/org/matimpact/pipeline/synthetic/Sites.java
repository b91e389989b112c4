package org.matimpact.pipeline.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws sites: where schools are, what they are like and whom they teach. */
final class Sites {
  /**
   * Voluntary schools and their successors: 26 % of primary schools are Church of England, 10 %
   * Roman Catholic; 6 % and 9 % of secondary schools. DfE, Schools, pupils and their
   * characteristics: January 2019; rounded.
   */
  private static final Map<Faith, Double> FAITH_OF_PRIMARY =
      Map.of(Faith.NONE, .64, Faith.CHURCH_OF_ENGLAND, .26, Faith.ROMAN_CATHOLIC, .10);

  private static final Map<Faith, Double> FAITH_OF_SECONDARY =
      Map.of(Faith.NONE, .85, Faith.CHURCH_OF_ENGLAND, .06, Faith.ROMAN_CATHOLIC, .09);

  /** Boys', girls' and mixed: 156, 210 and 2,929 in the 2019 key stage 4 tables. */
  private static final Map<Gender, Double> GENDER_OF_SECONDARY =
      Map.of(Gender.BOYS, 156.0, Gender.GIRLS, 210.0, Gender.MIXED, 2929.0);

  private static final Map<Gender, Double> GENDER_OF_GRAMMAR =
      Map.of(Gender.BOYS, 1.0, Gender.GIRLS, 1.0, Gender.MIXED, 1.0);

  /** Grammar schools: 163 in January 2019 (DfE, as above), of 3,400. */
  private static final double SELECTIVE = .048;

  /** UTCs and studio schools are the last: 72 of 3,295 schools of the 2019 key stage 4 tables. */
  private static final Map<Stage, Double> STAGE_OF_SECONDARY =
      Map.of(
          Stage.SECONDARY, .36,
          Stage.SECONDARY_WITH_SIXTH_FORM, .57,
          Stage.ALL_THROUGH, .048,
          Stage.TECHNICAL, .022);

  /** Infant and first, junior, and all-age primary schools in the register. */
  private static final Map<Stage, Double> STAGE_OF_PRIMARY =
      Map.of(Stage.INFANT, .10, Stage.JUNIOR, .07, Stage.PRIMARY, .83);

  private final Draws draws;
  private final Intakes intakes;

  Sites(Draws draws) {
    this.draws = draws;
    this.intakes = new Intakes(draws);
  }

  /** The sites of every phase at this scale, in order of id. */
  List<Site> draw(double scale) {
    List<Site> sites = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      int count = phase.sites(scale);
      for (int index = 0; index < count; index++) {
        sites.add(site(phase, index, sites.size()));
      }
    }
    return sites;
  }

  private Site site(Phase phase, int index, int ordinal) {
    long id = phase.firstId() + index;
    LocalAuthority authority = LocalAuthorities.of(id, draws);
    Stage stage = stage(phase, id);
    boolean grammar = canSelect(stage) && draws.happens(SELECTIVE, Purpose.SELECTIVE, id);
    Settlement settlement = settlement(authority.region(), phase, id);
    return new Site(
        id,
        ordinal,
        phase,
        authority,
        settlement,
        stage,
        gender(phase, grammar, id),
        faith(phase, grammar, id),
        grammar,
        intakes.of(id, phase, stage, authority.region(), settlement, grammar),
        draws.normal(Purpose.QUALITY, id));
  }

  private Stage stage(Phase phase, long id) {
    return switch (phase) {
      case PRIMARY -> draw(Stage.values(), STAGE_OF_PRIMARY, Purpose.STAGE, id);
      case SECONDARY -> draw(Stage.values(), STAGE_OF_SECONDARY, Purpose.STAGE, id);
      case SPECIAL -> Stage.SPECIAL;
    };
  }

  private static boolean canSelect(Stage stage) {
    return stage == Stage.SECONDARY || stage == Stage.SECONDARY_WITH_SIXTH_FORM;
  }

  private Settlement settlement(Region region, Phase phase, long id) {
    return draws.weighted(
        List.of(Settlement.values()),
        settlement -> settlement.weight(region, phase),
        Purpose.SETTLEMENT,
        id);
  }

  private Gender gender(Phase phase, boolean grammar, long id) {
    if (phase != Phase.SECONDARY) {
      return Gender.MIXED;
    }
    Map<Gender, Double> shares = grammar ? GENDER_OF_GRAMMAR : GENDER_OF_SECONDARY;
    return draw(Gender.values(), shares, Purpose.GENDER, id);
  }

  private Faith faith(Phase phase, boolean grammar, long id) {
    if (phase == Phase.SPECIAL || grammar) {
      return Faith.NONE;
    }
    Map<Faith, Double> shares = phase == Phase.PRIMARY ? FAITH_OF_PRIMARY : FAITH_OF_SECONDARY;
    return draw(Faith.values(), shares, Purpose.FAITH, id);
  }

  private <T> T draw(T[] options, Map<T, Double> shares, Purpose purpose, long id) {
    return draws.weighted(
        List.of(options), option -> shares.getOrDefault(option, 0.0), purpose, id);
  }
}
