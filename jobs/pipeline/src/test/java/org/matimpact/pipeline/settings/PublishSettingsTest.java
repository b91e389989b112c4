package org.matimpact.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.settings.PublishSettings.TrustResults;

/** Limits of what is published: the defaults of the study, and what is refused. */
class PublishSettingsTest {

  private static PublishSettings of(Map<String, String> overrides) {
    Map<String, String> all = new HashMap<>(Map.of("data", "anywhere"));
    all.putAll(overrides);
    return SettingsLoader.load(Path.of("../../conf/england-npd.conf"), all).publish();
  }

  @Test
  void pupilsAreProtectedByDefault() {
    assertThat(of(Map.of()))
        .isEqualTo(new PublishSettings(10, 3, 3, 0.9, 0.1, 10, 10, 3, 1, TrustResults.NONE));
  }

  @Test
  void trustsAreNamedOrAllIsOpen() {
    assertThat(of(Map.of("publish.trust_names", "true")).trusts()).isEqualTo(TrustResults.NAMED);
    assertThat(of(Map.of("publish.open_data", "true")).trusts()).isEqualTo(TrustResults.OPEN);
    assertThat(of(Map.of("publish.rounding", "5")).rounding()).isEqualTo(5);
  }

  @Test
  void limitsThatProtectNobodyAreRefusedTogether() {
    assertThatThrownBy(
            () ->
                of(
                    Map.of(
                        "publish.least_pupils", "-1",
                        "publish.dominance", "0",
                        "publish.p_ratio", "2",
                        "publish.rounding", "3")))
        .isInstanceOfSatisfying(SettingsException.class, e -> assertThat(e.problems()).hasSize(4))
        .hasMessageContaining("publish.least_pupils is -1; it must be at least 0")
        .hasMessageContaining("publish.dominance is 0, which nothing stays under")
        .hasMessageContaining("publish.rounding is 3; counts are rounded to 5, or to nothing by 0");
  }
}
