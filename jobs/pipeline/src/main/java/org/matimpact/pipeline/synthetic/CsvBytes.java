package org.matimpact.pipeline.synthetic;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A large comma-separated ASCII file that is written field by field, without a string a value. */
final class CsvBytes implements Closeable {
  private static final int SIZE = 1 << 16;

  /** The longest field is shorter. */
  private static final int ROOM = 512;

  private final OutputStream out;
  private final byte[] buffer = new byte[SIZE];
  private int length;
  private boolean started;

  /** Opens the file and writes its header. */
  CsvBytes(Path path, String header) throws IOException {
    this.out = Files.newOutputStream(path);
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    endRow();
  }

  /** A field of ASCII text that needs no quotes. */
  void field(String text) throws IOException {
    separate();
    for (int at = 0; at < text.length(); at++) {
      buffer[length++] = (byte) text.charAt(at);
    }
  }

  /** An empty field. */
  void blank() throws IOException {
    separate();
  }

  /** A whole number. */
  void field(long number) throws IOException {
    separate();
    digits(number);
  }

  /** A flag: 1 or 0. */
  void flag(boolean value) throws IOException {
    field(value ? 1 : 0);
  }

  /** A number with at most so many decimals, zeros at the end dropped. */
  void field(int scaled, int decimals) throws IOException {
    separate();
    if (scaled < 0) {
      buffer[length++] = '-';
    }
    int left = Math.abs(scaled);
    int kept = decimals;
    while (kept > 0 && left % 10 == 0) {
      left /= 10;
      kept--;
    }
    int unit = 1;
    for (int decimal = 0; decimal < kept; decimal++) {
      unit *= 10;
    }
    digits(left / unit);
    if (kept > 0) {
      buffer[length++] = '.';
      for (int place = unit / 10; place > 0; place /= 10) {
        buffer[length++] = (byte) ('0' + left / place % 10);
      }
    }
  }

  /** Ends the row. */
  void endRow() {
    buffer[length++] = '\r';
    buffer[length++] = '\n';
    started = false;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }

  private void separate() throws IOException {
    if (length > SIZE - ROOM) {
      flush();
    }
    if (started) {
      buffer[length++] = ',';
    }
    started = true;
  }

  private void flush() throws IOException {
    out.write(buffer, 0, length);
    length = 0;
  }

  private void digits(long number) {
    long rest = number;
    int digits = 1;
    for (long bound = 10; bound <= number; bound *= 10) {
      digits++;
    }
    for (int place = length + digits - 1; place >= length; place--) {
      buffer[place] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
  }
}
