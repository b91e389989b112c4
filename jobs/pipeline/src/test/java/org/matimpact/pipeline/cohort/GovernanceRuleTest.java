package org.matimpact.pipeline.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.settings.SettingsLoader;

/** The definitions of the mission, one by one; window 1 September 2016 to 31 August 2019. */
class GovernanceRuleTest {

  private static final String SETTINGS =
      """
      edition = "t"
      sources { s { contract = a, files = ["a.csv"] } }
      phases { secondary {
        schools = [s], memberships = s, measures = [s], outcome_years = [2017, 2018, 2019]
        outcomes { o {} }
        covariate_sets { intake = [ { covariate = region, from = attribute } ] }
      } }
      """;

  private final List<Stay> stays = new ArrayList<>();

  @Test
  void aTrustOfTwoFromTheStartIsTreated() {
    stay(1, "A", "2015-01-01", "");
    stay(2, "A", "2016-09-01", "");
    assertThat(of(1).arm()).contains(Arm.MAT);
    assertThat(of(2).arm()).contains(Arm.MAT);
    assertThat(of(1).sizeEnd()).isEqualTo(2);
  }

  @Test
  void joiningADayLateLeavesBothArms() {
    stay(1, "A", "2015-01-01", "");
    stay(2, "A", "2016-09-02", "");
    assertThat(of(2).exclusion()).contains(Exclusion.JOINED_LATE);
    assertThat(of(1).arm()).contains(Arm.MAT);
    assertThat(of(1).sizeStart()).isEqualTo(1);
  }

  @Test
  void joiningAfterTheWindowIsJoiningLateToo() {
    stay(1, "A", "2021-01-01", "");
    assertThat(of(1).exclusion()).contains(Exclusion.JOINED_LATE);
  }

  @Test
  void aMultiAcademyTrustWithOneSchoolCountsAsStandalone() {
    stay(1, "A", "2015-01-01", "");
    assertThat(of(1).arm()).contains(Arm.STANDALONE_ACADEMY);
    assertThat(of(1).oneSchoolTrust()).isTrue();
  }

  @Test
  void orIsExcludedWhereTheSettingsSaySo() {
    stay(1, "A", "2015-01-01", "");
    assertThat(of(1, Map.of("cohort.one_school_trusts", "exclude")).exclusion())
        .contains(Exclusion.ONE_SCHOOL_TRUST);
  }

  @Test
  void aReBrokeredSchoolChangedTrust() {
    stay(1, "A", "2015-01-01", "2017-12-31");
    stay(1, "B", "2018-01-01", "");
    stay(2, "A", "2015-01-01", "");
    stay(3, "B", "2015-01-01", "");
    assertThat(of(1).exclusion()).contains(Exclusion.CHANGED);
  }

  @Test
  void unlessAnyTrustCounts() {
    stay(1, "A", "2015-01-01", "2017-12-31");
    stay(1, "B", "2018-01-01", "");
    stay(2, "B", "2015-01-01", "");
    assertThat(of(1, Map.of("cohort.trust", "any")).arm()).contains(Arm.MAT);
  }

  @Test
  void aShortStayIsAnArtefact() {
    stay(1, "A", "2015-01-01", "");
    stay(2, "A", "2015-01-01", "");
    stay(2, "B", "2019-07-01", "2019-09-01"); // 62 days
    assertThat(of(2).arm()).contains(Arm.MAT);
  }

  @Test
  void anAcademyWithoutATrustLeaves() {
    assertThat(of(1).exclusion()).contains(Exclusion.NO_TRUST);
  }

  @Test
  void threeYearsByTheEndIsTheOtherReading() {
    stay(1, "A", "2017-09-01", "");
    stay(2, "A", "2015-01-01", "");
    Map<String, String> twoYears = Map.of("cohort.exposure", "years", "cohort.exposure_years", "2");
    assertThat(of(1, twoYears).arm()).contains(Arm.MAT);
    assertThat(of(1, Map.of("cohort.exposure", "years")).exclusion())
        .contains(Exclusion.JOINED_LATE);
  }

  @Test
  void maintainedIsByTypeAndDate() {
    assertThat(governance(Map.of("type", "community"), Map.of()).arm()).contains(Arm.MAINTAINED);
    assertThat(
            governance(Map.of("type", "community", "opened_on", LocalDate.of(2017, 9, 1)), Map.of())
                .exclusion())
        .contains(Exclusion.OPENED_LATE);
  }

  @Test
  void freeAndSelectiveSchoolsAreNotEvaluated() {
    assertThat(governance(Map.of("type", "free_school"), Map.of()).exclusion())
        .contains(Exclusion.TYPE);
    assertThat(
            governance(Map.of("type", "community", "admissions", "selective"), Map.of())
                .exclusion())
        .contains(Exclusion.SELECTIVE);
  }

  private void stay(long urn, String trust, String joined, String left) {
    stays.add(
        new Stay(
            urn,
            trust,
            trust,
            true,
            LocalDate.parse(joined),
            left.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(left))));
  }

  private Governance of(long urn) {
    return of(urn, Map.of());
  }

  private Governance of(long urn, Map<String, String> overrides) {
    return rule(overrides)
        .of(new RegisteredSchool(urn, Map.of("type", "converter_academy"), Map.of()));
  }

  private Governance governance(Map<String, Object> attributes, Map<String, String> overrides) {
    return rule(overrides).of(new RegisteredSchool(9, new HashMap<>(attributes), Map.of()));
  }

  private GovernanceRule rule(Map<String, String> overrides) {
    Settings settings = SettingsLoader.parse(SETTINGS, overrides);
    return new GovernanceRule(
        settings.cohort(),
        settings.phases().get("secondary"),
        new TrustMemberships(stays, settings.cohort().shortestStayDays()));
  }
}
