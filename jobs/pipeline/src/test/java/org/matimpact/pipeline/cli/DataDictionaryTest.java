package org.matimpact.pipeline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.matimpact.pipeline.contract.TableContracts;

class DataDictionaryTest {

  private static final Path PAGE = Path.of("../../docs/dictionary.md");

  private static final String COMMAND =
      "mvn -pl jobs/pipeline -am test -Dtest=DataDictionaryTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Ddictionary=write";

  @Test
  void thePageIsWhatTheContractsSay() throws IOException {
    String page = new DataDictionary(TableContracts.load(), Stages.study()).markdown(COMMAND);
    if ("write".equals(System.getProperty("dictionary"))) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE))
        .as("docs/dictionary.md; make it anew: " + COMMAND)
        .isEqualTo(page);
  }
}
