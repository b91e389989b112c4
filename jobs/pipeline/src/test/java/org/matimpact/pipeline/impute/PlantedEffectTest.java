package org.matimpact.pipeline.impute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.impute.PlantedPupils.Pupil;
import org.matimpact.pipeline.study.Effect;
import org.matimpact.pipeline.study.ImputedEffect;

/**
 * From pupils who lack values to the pooled effect. The truth is the effect on the same pupils with
 * nothing missing, which differs from the planted one only by chance.
 */
class PlantedEffectTest {

  private static final List<Pupil> WHOLE = PlantedPupils.complete(1);
  private static final List<Pupil> PUPILS = PlantedPupils.lacking(WHOLE, 2);
  private static PlantedStudy study;

  @BeforeAll
  static void fitModels() {
    study = new PlantedStudy(PUPILS, 10);
  }

  /** Some hundred steps at most, of a millisecond or so. */
  @Test
  void theModelConverges() {
    assertThat(study.model().lacking().imputable()).isTrue();
    assertThat(study.model().fit().converged()).isTrue();
    assertThat(study.model().fit().iterations()).isLessThan(300);
  }

  @Test
  void imputedPupilsGiveTheEffectThatCompleteCasesMiss() {
    Effect truth = PlantedStudy.effect(PlantedStudy.panel(WHOLE, List.of()));

    Effect complete = PlantedStudy.effect(PlantedStudy.completeCases(PUPILS));
    ImputedEffect imputed = study.imputed();

    assertThat(truth.estimate()).isCloseTo(PlantedPupils.EFFECT, within(3 * truth.standardError()));
    // complete cases of treated schools are those who did well: they miss by 2 standard errors
    assertThat(Math.abs(complete.estimate() - truth.estimate())).isGreaterThan(0.08);
    // imputations miss by chance: about the root of the variance that what is missing adds
    assertThat(imputed.effect().estimate()).isCloseTo(truth.estimate(), within(0.025));
    assertThat(imputed.effect().standardError())
        .isCloseTo(truth.standardError(), within(0.15 * truth.standardError()));
    assertThat(imputed.effect().counts().treatedPupils()).isEqualTo(truth.counts().treatedPupils());
    assertThat(imputed.pooled().orElseThrow().missingInformation()).isBetween(0.005, 0.3);
  }

  @Test
  void theOrderOfPupilsAndTheDivisionOfFilesChangeNoBit() {
    List<String> once = PlantedStudy.texts(study.scan(List.of(PUPILS)));
    Map<String, List<Pupil>> schoolYears =
        PUPILS.stream()
            .collect(
                Collectors.groupingBy(
                    p -> p.urn() + " " + p.year(), TreeMap::new, Collectors.toList()));
    List<List<Pupil>> files = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    schoolYears.forEach(
        (key, of) -> {
          Collections.shuffle(of, new Random(7));
          files.get((int) (of.get(0).urn() % 3)).addAll(of);
        });

    assertThat(PlantedStudy.texts(study.scan(files))).isEqualTo(once);
  }

  @Test
  void imputationsDiffer() {
    List<Row> rows = study.scan(List.of(PUPILS));
    assertThat(rows).extracting(row -> row.get(2)).contains(1L, 10L);
    assertThat(
            PlantedStudy.effect(PlantedStudy.panel(PUPILS, PlantedStudy.imputation(rows, 1)))
                .estimate())
        .isNotEqualTo(
            PlantedStudy.effect(PlantedStudy.panel(PUPILS, PlantedStudy.imputation(rows, 2)))
                .estimate());
  }

  @Test
  void whereNothingIsMissingTheEffectIsThatOfCompleteCases() {
    Effect complete = PlantedStudy.effect(PlantedStudy.completeCases(WHOLE));
    Effect imputed = PlantedStudy.effect(PlantedStudy.panel(WHOLE, List.of()));

    ImputedEffect pooled = ImputedEffect.of(Collections.nCopies(10, imputed));

    assertThat(pooled.pooled()).isEmpty();
    assertThat(pooled.effect().estimate()).isEqualTo(complete.estimate());
    assertThat(pooled.effect().standardError()).isEqualTo(complete.standardError());
    assertThat(pooled.effect().degreesOfFreedom()).isEqualTo(complete.degreesOfFreedom());
    assertThat(PlantedStudy.lacking(WHOLE).imputable()).isFalse();
  }
}
