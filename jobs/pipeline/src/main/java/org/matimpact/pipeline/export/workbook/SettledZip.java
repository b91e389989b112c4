package org.matimpact.pipeline.export.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The same workbook without what the writing of it left behind: the clock's time, which would make
 * the bytes differ from run to run, becomes the edition's, and tables lose their filter buttons.
 */
final class SettledZip {

  /** The earliest time that a zip can state. */
  private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0);

  private SettledZip() {}

  /** Reads a file, since streams of Java's cannot follow how the library writes large parts. */
  static byte[] of(Path workbook, String created) throws IOException {
    ByteArrayOutputStream settled = new ByteArrayOutputStream();
    try (ZipFile in = new ZipFile(workbook.toFile());
        ZipOutputStream out = new ZipOutputStream(settled)) {
      for (ZipEntry part : Collections.list(in.entries())) {
        ZipEntry entry = new ZipEntry(part.getName());
        entry.setTimeLocal(EARLIEST);
        out.putNextEntry(entry);
        out.write(settled(part.getName(), in.getInputStream(part).readAllBytes(), created));
      }
    }
    return settled.toByteArray();
  }

  private static byte[] settled(String part, byte[] bytes, String created) {
    if (part.equals("docProps/core.xml")) {
      return replaced(bytes, "(<dcterms:created[^>]*>)[^<]*", "$1" + created);
    }
    return part.startsWith("xl/tables/") ? replaced(bytes, "<autoFilter[^>]*/>", "") : bytes;
  }

  private static byte[] replaced(byte[] xml, String pattern, String text) {
    return new String(xml, StandardCharsets.UTF_8)
        .replaceAll(pattern, text)
        .getBytes(StandardCharsets.UTF_8);
  }
}
