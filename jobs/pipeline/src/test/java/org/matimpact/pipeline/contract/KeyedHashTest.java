package org.matimpact.pipeline.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyedHashTest {

  /** RFC 4231, section 4, test cases 1 to 4, 6 and 7. */
  @ParameterizedTest
  @CsvSource({
    "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265,"
        + " b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    "4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
        + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "AA*20, DD*50, 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
    "0102030405060708090a0b0c0d0e0f10111213141516171819, CD*50,"
        + " 82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
    "AA*131, 54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374,"
        + " 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    "AA*131, 5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565647320746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f726974686d2e,"
        + " 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
  })
  void theHashIsThatOfTheStandard(String key, String message, String hash) {
    assertThat(HexFormat.of().formatHex(new KeyedHash(bytes(key)).hash(bytes(message))))
        .isEqualTo(hash);
  }

  /** RFC 4231, test case 5, cuts the hash to its first 16 bytes, as a pupil's name does. */
  @Test
  void theNameIsHalfOfTheHash() {
    String name = new KeyedHash(bytes("0C*20")).name("Test With Truncation");

    assertThat(name).hasSize(22).matches("[A-Za-z0-9_-]+");
    assertThat(HexFormat.of().formatHex(Base64.getUrlDecoder().decode(name)))
        .isEqualTo("a3b6167473100ee06e0c796c2955552b");
  }

  @Test
  void aKeyTellsNothingAboutItself() {
    String secret = "0123456789abcdef0123456789abcdef";
    PupilKey key = new PupilKey(secret.getBytes(US_ASCII));

    assertThat(key.toString()).doesNotContain(secret);
    assertThat(key.fingerprint()).hasSize(64).doesNotContain(secret);
    assertThat(new PupilKey((secret + "0").getBytes(US_ASCII)).fingerprint())
        .isNotEqualTo(key.fingerprint());
    assertThatThrownBy(() -> new PupilKey("short".getBytes(US_ASCII)))
        .hasMessageContaining("5 bytes")
        .hasMessageNotContaining("short");
  }

  /** Hexadecimal, or a byte and how often it stands. */
  private static byte[] bytes(String text) {
    int star = text.indexOf('*');
    return HexFormat.of()
        .parseHex(
            star < 0
                ? text
                : text.substring(0, star).repeat(Integer.parseInt(text.substring(star + 1))));
  }
}
