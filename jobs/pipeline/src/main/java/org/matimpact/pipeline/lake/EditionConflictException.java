package org.matimpact.pipeline.lake;

import java.util.List;

/** Another run wrote tables of the edition before this run could write its manifest. */
public final class EditionConflictException extends LakeException {

  EditionConflictException(String edition, String runId, List<String> tables) {
    super(
        ("Edition %s was not changed by run %s: another run of the edition has replaced %s meanwhile."
                + " Readers still see the last complete edition. Wait for the other run, then run"
                + " again")
            .formatted(edition, runId, String.join(", ", tables)));
  }
}
