package org.matimpact.pipeline.contract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decodes bytes in a declared encoding and never replaces what it cannot decode. In a one-byte
 * encoding nearly every byte means something, so there a line with characters beyond ASCII that is
 * valid UTF-8 is refused as well: real windows-1252 text practically never is.
 */
final class StrictText {

  private final Charset charset;
  private final CharsetDecoder decoder;
  private final CharsetDecoder utf8;

  StrictText(Charset charset) {
    this.charset = charset;
    this.decoder = strict(charset);
    this.utf8 = strict(StandardCharsets.UTF_8);
  }

  /** The text; empty when the bytes are not text in the encoding. */
  Optional<String> decode(byte[] bytes) {
    if (isAscii(bytes)) {
      return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    if (!charset.equals(StandardCharsets.UTF_8) && decode(utf8, bytes).isPresent()) {
      return Optional.empty();
    }
    return decode(decoder, bytes);
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> decode(CharsetDecoder decoder, byte[] bytes) {
    try {
      CharBuffer text = decoder.decode(ByteBuffer.wrap(bytes));
      return Optional.of(text.toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }
}
