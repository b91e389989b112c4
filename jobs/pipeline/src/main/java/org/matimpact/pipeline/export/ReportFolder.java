package org.matimpact.pipeline.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * The folder that the files of an edition lie in, on a local disk or wherever Hadoop reaches. It is
 * there whole or not at all: files are written beside it, then renamed. Where renaming is copying,
 * as on object stores, a reader may catch the copy half done.
 *
 * <p>{@code SHA256SUMS} lists the files, so that anyone can check them; a folder that has files and
 * not that one was not made here and is never replaced.
 */
public final class ReportFolder {

  private static final String SUMS = "SHA256SUMS";

  private final Path folder;
  private final FileSystem files;

  private ReportFolder(Path folder, FileSystem files) {
    this.folder = folder;
    this.files = files;
  }

  /**
   * Replaces what a folder holds, or makes it.
   *
   * @param folder local path or URI
   * @return paths of the files
   * @throws ExportException if the folder holds what was not made here, or cannot be written
   */
  public static List<String> replace(String folder, List<EditionFile> written) {
    Path given = new Path(folder);
    try (FileSystem files = FileSystem.newInstance(given.toUri(), settings(folder))) {
      return new ReportFolder(files.makeQualified(given), files).replace(written);
    } catch (IOException e) {
      throw new ExportException(
          "Cannot write the files of the edition to %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  /** On a local disk without Hadoop's own settings, which cost time, and without .crc files. */
  private static Configuration settings(String folder) {
    boolean local = !folder.contains("://") || folder.startsWith("file:");
    Configuration hadoop = new Configuration(!local);
    if (local) {
      hadoop.set("fs.file.impl", RawLocalFileSystem.class.getName());
    }
    return hadoop;
  }

  private List<String> replace(List<EditionFile> written) throws IOException {
    requireOurs();
    Path beside = sibling("-new");
    Path before = sibling("-old");
    files.delete(beside, true);
    files.delete(before, true);
    for (EditionFile file : written) {
      write(new Path(beside, file.path()), file);
    }
    write(new Path(beside, SUMS), EditionFile.text(SUMS, sums(written)));
    if (files.exists(folder)) {
      move(folder, before);
    }
    move(beside, folder);
    files.delete(before, true);
    return written.stream().map(file -> shown(new Path(folder, file.path()))).toList();
  }

  private void requireOurs() throws IOException {
    boolean holdsFiles = files.exists(folder) && files.listStatus(folder).length > 0;
    if (holdsFiles && !files.exists(new Path(folder, SUMS))) {
      throw new ExportException(
          "%s holds files and no %s, so another program made it. Name a new folder with --out"
              .formatted(shown(folder), SUMS));
    }
  }

  private void write(Path path, EditionFile file) throws IOException {
    try (OutputStream out = files.create(path)) {
      out.write(file.bytes());
    }
  }

  private void move(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("%s cannot be renamed to %s".formatted(shown(from), shown(to)));
    }
  }

  private Path sibling(String suffix) {
    return new Path(folder.getParent(), "." + folder.getName() + suffix);
  }

  private static String sums(List<EditionFile> written) {
    return written.stream()
        .sorted(Comparator.comparing(EditionFile::path))
        .map(file -> "%s  %s\n".formatted(file.sha256(), file.path()))
        .collect(Collectors.joining());
  }

  private static String shown(Path path) {
    boolean local = "file".equals(path.toUri().getScheme());
    return local ? path.toUri().getPath() : path.toString();
  }
}
