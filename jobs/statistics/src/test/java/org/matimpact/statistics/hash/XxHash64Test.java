package org.matimpact.statistics.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XxHash64Test {

  private static final long PRIME32 = 2654435761L;
  private static final long PRIME64 = 0x9E3779B185EBCA8DL;

  /** The sanity checks of the reference implementation, xxHash's {@code xxhsum --check}. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, ef46db3751d8e999",
    "0, 2654435761, ac75fda2929b17ef",
    "1, 0, e934a84adb052768",
    "1, 2654435761, 5014607643a9b4c3",
    "4, 0, 9136a0dca57457ee",
    "14, 0, 8282dcc4994e35c8",
    "14, 2654435761, c3bd6bf63deb6df0",
    "222, 0, b641ae8cb691c174",
    "222, 2654435761, 20cb8ab7ae10c14a",
  })
  void passesTheReferenceChecks(int length, long seed, String expected) {
    assertThat(Long.toHexString(XxHash64.hash(Arrays.copyOf(sanityBytes(), length), seed)))
        .isEqualTo(expected);
  }

  /** R, {@code digest::digest(text, "xxhash64", serialize = FALSE, seed = seed)}. */
  @ParameterizedTest
  @CsvSource({
    "a, 0, d24ec4f1a98c6e5b",
    "a, 1, dec2bc81c3cd46c6",
    "100001, 20260101, bf0f12b4094d710",
    "100002, 0, 70c0f8d52d7dd842",
    "'School of St Clément, a rather longer name than thirty-two bytes', 1, 1f32cb40a1f1c473",
  })
  void hashesTextAsUtf8(String text, long seed, String expected) {
    assertThat(Long.toHexString(XxHash64.hash(text, seed))).isEqualTo(expected);
  }

  private static byte[] sanityBytes() {
    byte[] bytes = new byte[222];
    long generator = PRIME32;
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (generator >>> 56);
      generator *= PRIME64;
    }
    return bytes;
  }
}
