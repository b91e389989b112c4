package org.matimpact.pipeline.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.matimpact.pipeline.contract.Parsed;
import org.matimpact.pipeline.contract.RowBreak;

/**
 * A rejected row before the line is known at which its part of the file begins.
 *
 * @param part where it stands
 * @param line line within the part
 */
record Rejection(FilePart part, long line, String column, String rule, String message) {

  static Rejection of(FilePart part, long line, Parsed.Broken broken) {
    RowBreak first = broken.breaks().get(0);
    String message =
        broken.breaks().stream().map(RowBreak::toString).collect(Collectors.joining("; "));
    return new Rejection(part, line, first.column(), first.rule(), message);
  }

  byte[] pack() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(part.file());
      out.writeLong(part.start());
      out.writeLong(line);
      out.writeUTF(column);
      out.writeUTF(rule);
      out.writeUTF(message);
    } catch (IOException e) {
      throw new UncheckedIOException("a rejected row cannot be packed", e);
    }
    return bytes.toByteArray();
  }

  static Rejection unpack(byte[] packed) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
      return new Rejection(
          new FilePart(in.readInt(), in.readLong()),
          in.readLong(),
          in.readUTF(),
          in.readUTF(),
          in.readUTF());
    } catch (IOException e) {
      throw new UncheckedIOException("a rejected row cannot be unpacked", e);
    }
  }
}
