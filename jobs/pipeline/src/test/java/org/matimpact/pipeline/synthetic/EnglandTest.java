package org.matimpact.pipeline.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is drawn looks like England, and hangs together. */
class EnglandTest {
  private static final England ENGLAND = new EnglandMaker(SyntheticSettings.of(.5, 7)).make();

  @Test
  void sharesOfAcademiesAreThoseOf2019() {
    assertThat(share(Phase.PRIMARY, Status::academy)).isCloseTo(.32, within(.03));
    assertThat(share(Phase.SECONDARY, Status::academy)).isCloseTo(.75, within(.03));
    assertThat(share(Phase.PRIMARY, Status::inTrust)).isCloseTo(.297, within(.03));
    assertThat(share(Phase.SECONDARY, Status::inTrust)).isCloseTo(.53, within(.03));
  }

  @Test
  void rollsAndIntakesAreThoseOf2019() {
    assertThat(mean(Phase.PRIMARY, Intake::roll)).isCloseTo(281, within(10.0));
    assertThat(mean(Phase.SECONDARY, Intake::roll)).isCloseTo(965, within(40.0));
    assertThat(mean(Phase.PRIMARY, Intake::disadvantage)).isCloseTo(.23, within(.02));
    assertThat(mean(Phase.SECONDARY, Intake::disadvantage)).isCloseTo(.277, within(.02));
    assertThat(mean(Phase.PRIMARY, Intake::language)).isCloseTo(.20, within(.02));
    assertThat(mean(Phase.SECONDARY, Intake::language)).isCloseTo(.169, within(.02));
  }

  @Test
  void everyBandHasTrustsEvenInASmallEngland() {
    England small = new EnglandMaker(SyntheticSettings.of(.05, 1)).make();
    Map<SizeBand, Long> trusts =
        small.trusts().values().stream()
            .flatMap(trust -> trust.band().stream())
            .collect(Collectors.groupingBy(band -> band, Collectors.counting()));
    assertThat(trusts).containsOnlyKeys(SizeBand.values());
    assertThat(trusts.values()).allMatch(count -> count >= 3);
  }

  @Test
  void aSchoolIsInAtMostOneTrustAtATimeAndAnAcademyAlwaysInOne() {
    for (School school : ENGLAND.schools()) {
      List<Stay> stays = ENGLAND.staysOf(school);
      assertThat(stays.isEmpty()).isEqualTo(!school.status().academy());
      for (int later = 1; later < stays.size(); later++) {
        assertThat(stays.get(later - 1).leftOn())
            .contains(stays.get(later).joinedOn().minusDays(1));
      }
      assertThat(stays.stream().filter(stay -> stay.leftOn().isEmpty()).count()).isLessThan(2);
    }
  }

  @Test
  void someStaysAreArtefactsSomeSchoolsMovedAndSomeTrustsChangedType() {
    assertThat(ENGLAND.stays().values().stream().flatMap(List::stream))
        .anyMatch(
            stay ->
                stay.leftOn().map(day -> day.isBefore(stay.joinedOn().plusDays(62))).orElse(false))
        .anyMatch(stay -> TrustUids.isClosed(stay.trustUid()));
    assertThat(ENGLAND.trusts().values()).anyMatch(trust -> trust.groupId().endsWith(".old"));
    assertThat(ENGLAND.trusts().values()).anyMatch(trust -> trust.multi() && trust.members() == 1);
  }

  @Test
  void aTrustSpansPhasesAndLocalAuthorities() {
    Map<Integer, List<School>> byTrust =
        ENGLAND.schools().stream()
            .filter(school -> school.status().inTrust())
            .collect(
                Collectors.groupingBy(school -> ENGLAND.trustAtEnd(school).orElseThrow().uid()));
    assertThat(byTrust.values())
        .anyMatch(schools -> schools.stream().map(s -> s.site().phase()).distinct().count() == 3)
        .anyMatch(
            schools -> schools.stream().map(s -> s.site().authority()).distinct().count() > 4);
  }

  private static double share(Phase phase, Predicate<Status> status) {
    return ENGLAND.schools().stream()
        .filter(school -> school.site().phase() == phase)
        .mapToDouble(school -> status.test(school.status()) ? 1 : 0)
        .average()
        .orElseThrow();
  }

  private static double mean(Phase phase, ToDoubleFunction<Intake> column) {
    return ENGLAND.schools().stream()
        .filter(school -> school.site().phase() == phase)
        .mapToDouble(school -> column.applyAsDouble(school.site().intake()))
        .average()
        .orElseThrow();
  }
}
