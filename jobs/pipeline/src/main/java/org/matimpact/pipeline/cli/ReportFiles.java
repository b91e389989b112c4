package org.matimpact.pipeline.cli;

import java.nio.file.Path;
import java.util.List;
import org.matimpact.pipeline.contract.Contracts;
import org.matimpact.pipeline.contract.TableContracts;
import org.matimpact.pipeline.export.EditionFile;
import org.matimpact.pipeline.export.EditionWriter;
import org.matimpact.pipeline.export.ExportException;
import org.matimpact.pipeline.export.Publication;
import org.matimpact.pipeline.export.ReportFolder;
import org.matimpact.pipeline.export.datapackage.DataPackage;
import org.matimpact.pipeline.export.tidy.ExploreEducationStatistics;
import org.matimpact.pipeline.export.workbook.EditionWorkbook;
import org.matimpact.pipeline.lake.Completeness;
import org.matimpact.pipeline.lake.EditionTables;
import org.matimpact.pipeline.lake.EditionTables.Zone;
import org.matimpact.pipeline.lake.KernelLake;
import org.matimpact.pipeline.lake.LakePath;
import org.matimpact.pipeline.report.Report;
import org.matimpact.pipeline.run.Progress;
import org.matimpact.pipeline.settings.Settings;
import org.matimpact.pipeline.settings.SourceSettings;

/** The files that an edition is published as. */
final class ReportFiles {

  /** What makes them; another kind of file is a line here. */
  private static final List<EditionWriter> WRITERS =
      List.of(
          ReportFiles::report,
          new DataPackage(),
          new ExploreEducationStatistics(),
          new EditionWorkbook());

  private final LakePath lake;
  private final Settings settings;
  private final EditionTables tables;
  private final TableContracts contracts = TableContracts.load();

  /** Files of the published tables of that edition; the settings name the lake. */
  ReportFiles(Settings settings, String edition) {
    this.settings = settings;
    this.lake = new LakePath(settings.lake().path());
    this.tables =
        new EditionTables(
            KernelLake.open(lake, contracts), edition, Zone.PUBLISHED, Completeness.COMPLETE);
  }

  /**
   * Writes the files of the edition that a run has just completed, if it has published anything.
   *
   * @throws ExportException if they cannot be written; the edition stands all the same
   */
  static void afterRun(Settings settings) {
    Progress progress = Jobs.progress();
    try {
      ReportFiles files = new ReportFiles(settings, settings.edition());
      if (!files.tables.names().isEmpty()) {
        List<String> written = files.write(files.usualFolder());
        progress.say("report", written.size() + " files in " + files.usualFolder());
      }
    } catch (RuntimeException e) {
      throw new ExportException(
          "The edition %s is complete, but its files could not be written: %s. Write them with: matimpact report"
              .formatted(settings.edition(), e.getMessage()),
          e);
    }
  }

  private static List<EditionFile> report(Publication publication) {
    return List.of(EditionFile.text("report.html", Report.html(publication.source())));
  }

  /** Where they go unless somebody says otherwise. */
  String usualFolder() {
    return lake.reportFolder(tables.edition());
  }

  /** Writes all of them or none, and tells their paths. */
  List<String> write(String folder) {
    Publication publication = Publication.read(tables, contracts, sources());
    List<EditionFile> files =
        WRITERS.stream().flatMap(writer -> writer.files(publication).stream()).toList();
    return ReportFolder.replace(folder, files);
  }

  /** Of the files that the edition says it was made from; else of those that the settings name. */
  private List<String> sources() {
    Contracts known = Contracts.load(settings.contracts().stream().map(Path::of).toList());
    return tables
        .find("input_file")
        .map(files -> files.rows().stream().map(file -> file.text("contract")))
        .orElseGet(() -> settings.sources().values().stream().map(SourceSettings::contract))
        .map(contract -> known.source(contract).title())
        .distinct()
        .sorted()
        .toList();
  }
}
