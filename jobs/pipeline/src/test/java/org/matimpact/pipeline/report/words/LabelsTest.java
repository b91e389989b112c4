package org.matimpact.pipeline.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LabelsTest {

  @Test
  void codesBecomeWords() {
    assertThat(Labels.comparator("standalone_academy")).isEqualTo("standalone academies");
    assertThat(Labels.comparator("free_school")).isEqualTo("free school");
    assertThat(Labels.arm("mat")).isEqualTo("schools in multi-academy trusts");
    assertThat(Labels.name("ks2_reading_progress")).isEqualTo("Key stage 2 reading progress");
    assertThat(Labels.name("fsm6_percent")).isEqualTo("FSM6 percent");
    assertThat(Labels.name("pupil_la_reml")).isEqualTo("Pupil LA REML");
    assertThat(Labels.name("")).isEmpty();
    assertThat(Labels.route("all")).isEqualTo("All routes");
    assertThat(Labels.years("2017-2019")).isEqualTo("2017–2019");
  }

  @Test
  void bandsAreWordsOfAnAxisAndOfASentence() {
    assertThat(Labels.band("all")).isEqualTo("All sizes");
    assertThat(Labels.band("2-3")).isEqualTo("2–3 schools");
    assertThat(Labels.band("none")).isEqualTo("Outside all bands");
    assertThat(Labels.ofBand("16+")).isEqualTo("trusts of 16 or more schools");
    assertThat(Labels.ofBand("all")).isEqualTo("trusts of all sizes together");
  }

  @Test
  void differencesOfLevelsAreWords() {
    assertThat(Labels.difference("disadvantaged=1-0"))
        .isEqualTo("Disadvantaged pupils less others");
    assertThat(Labels.difference("prior_tercile=3-1")).isEqualTo("Prior tercile: 3 less 1");
    assertThat(Labels.difference("all")).isEqualTo("All");
  }

  @Test
  void bandsGoBySizeAndNotByTheAlphabet() {
    List<String> bands = Stream.of("7-15", "16+", "all", "2-3").sorted(Labels.BANDS).toList();

    assertThat(bands).containsExactly("all", "2-3", "7-15", "16+");
  }

  @Test
  void standaloneAcademiesAreComparedFirst() {
    assertThat(Stream.of("maintained", "standalone_academy").sorted(Labels.COMPARED))
        .containsExactly("standalone_academy", "maintained");
  }
}
