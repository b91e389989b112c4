package org.matimpact.pipeline.export.tidy;

import java.util.ArrayList;
import java.util.List;
import org.matimpact.pipeline.export.EditionFile;
import org.matimpact.pipeline.export.EditionWriter;
import org.matimpact.pipeline.export.ExportException;
import org.matimpact.pipeline.export.Publication;

/**
 * The headline effects and the results by size band as pairs of a data file and a metadata file,
 * each held against {@link ExploreEducationStatisticsRules} before it leaves. A result that pools
 * years stands under the last of them; {@code years_covered} names all.
 */
public final class ExploreEducationStatistics implements EditionWriter {

  private static final String FOLDER = "explore_education_statistics/";

  @Override
  public List<EditionFile> files(Publication publication) {
    List<TidyFile> tidy = new ArrayList<>();
    publication.find(TidyEffects.TABLE).map(TidyEffects::of).ifPresent(tidy::add);
    publication.find(TidyBands.TABLE).map(TidyBands::of).ifPresent(tidy::add);
    tidy.removeIf(file -> file.rows().isEmpty());
    return tidy.stream().flatMap(file -> pair(file).stream()).toList();
  }

  private static List<EditionFile> pair(TidyFile file) {
    Grid data = file.data();
    Grid metadata = file.metadata();
    List<String> problems =
        new ExploreEducationStatisticsRules(file.name(), data, metadata).problems();
    if (!problems.isEmpty()) {
      throw new ExportException(
          "%s breaks rules of explore education statistics: %s"
              .formatted(file.name(), String.join("; ", problems)));
    }
    return List.of(
        data.file(FOLDER + file.name() + ".csv"),
        metadata.file(FOLDER + file.name() + ".meta.csv"));
  }
}
