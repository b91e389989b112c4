package org.matimpact.pipeline.lake;

import org.matimpact.pipeline.contract.TableContract;

/**
 * The one way into the published zone: the stage that applies disclosure control, and no pupils.
 */
final class PublishedGuard {

  /** The only stage that writes results to the published zone. */
  static final String STAGE = "publish";

  private PublishedGuard() {}

  /**
   * Lets a write pass, or not.
   *
   * @throws LakeException if a table of the published zone would come from another stage, or hold
   *     pupils
   */
  static void requireAllowed(String table, TableContract contract, RunStamp stamp) {
    if (!LakePath.isPublished(table)) {
      return;
    }
    if (contract.holdsPupils()) {
      throw new LakeException(
          "Table %s was not written: its contract holds pupils, and nothing about a pupil is published"
              .formatted(table));
    }
    if (!stamp.stage().equals(table.equals(Manifests.PUBLISHED) ? Editions.STAGE : STAGE)) {
      throw new LakeException(
          "Table %s was not written: stage %s is not %s, which alone applies disclosure control"
              .formatted(table, stamp.stage(), STAGE));
    }
  }
}
