package org.matimpact.pipeline.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Equal settings give equal bytes, and a school is the same at every scale. */
class SyntheticDeterminismTest {

  @Test
  void equalSeedsGiveEqualBytes(@TempDir Path one, @TempDir Path other) throws IOException {
    MadeUpEngland.write(one, SyntheticSettings.of(.02, 5));
    MadeUpEngland.write(other, SyntheticSettings.of(.02, 5));
    assertThat(contents(one)).isEqualTo(contents(other));
  }

  @Test
  void anotherSeedGivesAnotherEngland(@TempDir Path one, @TempDir Path other) throws IOException {
    MadeUpEngland.write(one, SyntheticSettings.of(.02, 5));
    MadeUpEngland.write(other, SyntheticSettings.of(.02, 6));
    Map<String, String> others = contents(other);
    assertThat(contents(one))
        .allSatisfy((name, text) -> assertThat(text).isNotEqualTo(others.get(name)));
  }

  @Test
  void countsGrowWithScale() {
    England small = new EnglandMaker(SyntheticSettings.of(.1, 3)).make();
    England large = new EnglandMaker(SyntheticSettings.of(.4, 3)).make();
    assertThat(large.schools()).hasSize(4 * small.schools().size());
    assertThat(large.trusts().size() / (double) small.trusts().size()).isBetween(3.3, 4.7);
    assertThat(large.stays().size() / (double) small.stays().size()).isBetween(3.6, 4.4);
  }

  @Test
  void aSchoolIsTheSameAtEveryScale() {
    List<Site> few = new Sites(new Draws(3)).draw(.1);
    List<Site> many = new Sites(new Draws(3)).draw(.2);
    Site ofFew = few.get(few.size() - 1);
    assertThat(many)
        .filteredOn(site -> site.id() == ofFew.id())
        .singleElement()
        .extracting(Site::intake, Site::authority, Site::quality)
        .containsExactly(ofFew.intake(), ofFew.authority(), ofFew.quality());
  }

  private static Map<String, String> contents(Path directory) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        contents.put(file.getFileName().toString(), text);
      }
    }
    return contents;
  }
}
