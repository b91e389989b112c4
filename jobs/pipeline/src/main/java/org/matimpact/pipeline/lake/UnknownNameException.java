package org.matimpact.pipeline.lake;

import java.util.Collection;

/** A table, column or edition that is asked for and not there; the message lists what there is. */
public final class UnknownNameException extends LakeException {

  UnknownNameException(String holder, String kind, String name, Collection<String> known) {
    super(
        known.isEmpty()
            ? "%s has no %s '%s': it has none yet".formatted(holder, kind, name)
            : "%s has no %s '%s'. There are: %s"
                .formatted(holder, kind, name, String.join(", ", known)));
  }
}
