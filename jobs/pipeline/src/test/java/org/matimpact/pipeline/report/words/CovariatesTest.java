package org.matimpact.pipeline.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CovariatesTest {

  @Test
  void levelsOfOneCovariateShareItsName() {
    assertThat(
            Covariates.names(
                    List.of(
                        "fsm6_percent",
                        "ofstedgood",
                        "regionLondon",
                        "regionNorth East",
                        "ofstedrequires_improvement"))
                .values())
        .containsExactly(
            "FSM6 percent",
            "Ofsted: good",
            "Region: London",
            "Region: North East",
            "Ofsted: requires improvement");
  }

  @Test
  void covariatesWhoseNamesBeginAlikeStayWhole() {
    assertThat(
            Covariates.names(
                    List.of(
                        "prior_attainment_ks1", "prior_attainment_ks2", "log_pupils", "log_rooms"))
                .values())
        .containsExactly(
            "Prior attainment key stage 1",
            "Prior attainment key stage 2",
            "Log pupils",
            "Log rooms");
  }

  @Test
  void oneLevelAloneCannotBeTold() {
    assertThat(Covariates.names(List.of("ofstedgood"))).containsEntry("ofstedgood", "Ofstedgood");
  }
}
