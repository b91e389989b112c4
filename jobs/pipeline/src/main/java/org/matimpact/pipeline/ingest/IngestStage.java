package org.matimpact.pipeline.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.matimpact.pipeline.contract.Break;
import org.matimpact.pipeline.contract.PupilFile;
import org.matimpact.pipeline.contract.PupilKey;
import org.matimpact.pipeline.contract.SourceReader;
import org.matimpact.pipeline.contract.SourceSpec;
import org.matimpact.pipeline.run.Stage;
import org.matimpact.pipeline.run.StageContext;
import org.matimpact.pipeline.settings.Settings;

/**
 * Reads the register files on the driver (they grow with schools) and pupil files on executors, and
 * writes them as read, dated. Nothing is written before every file has been read and found good.
 */
public final class IngestStage implements Stage {

  private final Checksums checksums = new Checksums();

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public List<String> inputs() {
    return List.of();
  }

  @Override
  public List<String> outputs() {
    List<String> outputs = new ArrayList<>(List.of("input_file", "rejected_row"));
    outputs.addAll(RegisterTables.REGISTER);
    outputs.addAll(PupilOutputs.TABLES);
    return List.copyOf(outputs);
  }

  @Override
  public SortedMap<String, String> reads(Settings settings) {
    Inputs inputs = Inputs.of(settings);
    SortedMap<String, String> reads = new TreeMap<>();
    reads.put("ingest", settings.ingest().toString());
    inputs.key().key().map(PupilKey::fingerprint).ifPresent(key -> reads.put("pupil key", key));
    for (SourceSpec spec : inputs.specs()) {
      List<String> files = spec.files().stream().map(this::checksum).toList();
      reads.put(
          "source " + spec.name(), spec.contract() + settings.sources().get(spec.name()) + files);
    }
    for (String directory : settings.contracts()) {
      reads.put("contracts " + directory, directoryChecksums(Path.of(directory)));
    }
    return reads;
  }

  private String directoryChecksums(Path directory) {
    try (var files = Files.list(directory)) {
      return files.sorted().map(file -> file.getFileName() + checksum(file)).toList().toString();
    } catch (IOException e) {
      throw new UncheckedIOException("contract directory " + directory + " cannot be read", e);
    }
  }

  private String checksum(Path file) {
    return Files.isRegularFile(file) ? checksums.of(file).sha256() : "not there";
  }

  @Override
  public void execute(StageContext context) {
    Inputs inputs = Inputs.of(context.settings());
    SourceReader.Reading register = inputs.register();
    List<Break> breaks = new ArrayList<>(register.breaks());
    inputs.key().problem().ifPresent(breaks::add);
    List<PupilFile> files = inputs.reader().openPupils(inputs.specs(), breaks);
    if (files.isEmpty()) {
      requireNone(inputs, breaks);
      new RegisterTables(context).write(register.set());
      PupilOutputs.writeNone(context);
      return;
    }
    context.touchPupils(
        () -> {
          try (PupilOutputs pupils = new PupilOutputs(context, inputs, checksums)) {
            breaks.addAll(pupils.parse(files, register));
            requireNone(inputs, breaks);
            pupils.write(register.set());
          }
        });
  }

  private static void requireNone(Inputs inputs, List<Break> breaks) {
    if (!breaks.isEmpty()) {
      throw inputs.report(breaks);
    }
  }
}
