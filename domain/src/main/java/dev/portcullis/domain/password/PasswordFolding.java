package dev.portcullis.domain.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folding of a password to the form in which it is compared with denied ones: Unicode NFKC, without
 * distinction of case. Folding a folded text changes nothing. Hashes are never made of this form.
 */
public final class PasswordFolding {
  private PasswordFolding() {}

  /**
   * Returns the folded form of {@code utf8}, in UTF-8, as a new array.
   *
   * @param utf8 valid UTF-8
   */
  public static byte[] fold(byte[] utf8) {
    return isAscii(utf8) ? lowerCase(utf8) : foldBeyondAscii(utf8);
  }

  private static boolean isAscii(byte[] utf8) {
    for (byte unit : utf8) {
      if (unit < 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] lowerCase(byte[] ascii) {
    byte[] lower = ascii.clone();
    for (int i = 0; i < lower.length; i++) {
      lower[i] = (byte) Character.toLowerCase(lower[i]);
    }
    return lower;
  }

  /**
   * Lower, upper and lower case again: each of ß, ẞ and SS becomes ss. The normalizer leaves copies
   * in memory that can't be wiped.
   */
  private static byte[] foldBeyondAscii(byte[] utf8) {
    String compatible = Normalizer.normalize(new String(utf8, UTF_8), Normalizer.Form.NFKC);
    String caseless =
        compatible.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(caseless, Normalizer.Form.NFKC).getBytes(UTF_8);
  }
}
