package org.matimpact.statistics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A small table from the test resources: a header, then comma-separated values without commas. */
public final class Csv {

  private final List<String> header;
  private final List<String[]> rows;

  private Csv(List<String> header, List<String[]> rows) {
    this.header = header;
    this.rows = rows;
  }

  public static Csv read(String resource) {
    try (InputStream in = Csv.class.getResourceAsStream(resource)) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a file outside the project, gzipped if its name says so. */
  public static Csv read(Path file) {
    try (InputStream in = Files.newInputStream(file);
        InputStream unpacked = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return read(unpacked);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Csv read(InputStream in) throws IOException {
    List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    List<String[]> all = lines.stream().map(Csv::split).toList();
    return new Csv(List.of(all.get(0)), all.subList(1, all.size()));
  }

  private static String[] split(String line) {
    return Arrays.stream(line.split(",", -1))
        .map(value -> value.replace("\"", ""))
        .toArray(String[]::new);
  }

  public String[] text(String column) {
    int at = header.indexOf(column);
    return rows.stream().map(row -> row[at]).toArray(String[]::new);
  }

  public double[] numbers(String column) {
    return Arrays.stream(text(column)).mapToDouble(Double::parseDouble).toArray();
  }

  public int[] codes(String column) {
    return Arrays.stream(text(column)).mapToInt(Integer::parseInt).toArray();
  }
}
