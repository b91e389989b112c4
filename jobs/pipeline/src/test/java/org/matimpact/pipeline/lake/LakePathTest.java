package org.matimpact.pipeline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LakePathTest {

  @Test
  void aRelativeFolderIsMadeAbsolute() {
    String here = Path.of("").toAbsolutePath().toString();
    assertThat(new LakePath("./demo/lake").root()).isEqualTo(here + "/demo/lake");
    assertThat(new LakePath("lake/").restricted("school"))
        .isEqualTo(here + "/lake/restricted/school");
  }

  @Test
  void anUriAndAnAbsoluteFolderStayAsTheyAre() {
    assertThat(new LakePath("hdfs://host:8020/lake/").root()).isEqualTo("hdfs://host:8020/lake");
    assertThat(new LakePath("s3a://bucket").root()).isEqualTo("s3a://bucket");
    assertThat(new LakePath("file:/var/lake").root()).isEqualTo("file:/var/lake");
    assertThat(new LakePath("/var/lake//").root()).isEqualTo("/var/lake");
  }
}
