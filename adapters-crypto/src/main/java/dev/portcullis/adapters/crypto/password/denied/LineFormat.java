package dev.portcullis.adapters.crypto.password.denied;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.domain.password.PasswordFolding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.OptionalLong;

/** Formats of the lines of a list of denied passwords. */
enum LineFormat {
  /**
   * SHA-1 of a password in hexadecimal, and possibly a colon and the number of its leaks, as Have I
   * Been Pwned publishes them.
   */
  HASHES(false) {
    @Override
    long fingerprint(byte[] line, LineReader lines) {
      return hash(line)
          .orElseThrow(
              () ->
                  lines.refused(
                      "is not a SHA-1 hash of 40 hexadecimal digits, with or without a count, as in"
                          + " 21BD12DC183F740EE76F27B78EB39C8AD972A757:73586"));
    }
  },

  /** Password in UTF-8. */
  PASSWORDS(true) {
    @Override
    long fingerprint(byte[] line, LineReader lines) {
      if (lines.number() == 1 && hash(line).isPresent()) {
        throw lines.refused(
            "is a SHA-1 hash; make a filter of hashes with `portcullis passwords build-filter`");
      }
      try {
        // This decoder rejects malformed bytes.
        UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
      } catch (CharacterCodingException foreign) {
        throw lines.refused("is not in UTF-8; convert the file, for example with iconv");
      }
      return Fingerprint.of(PasswordFolding.fold(line));
    }
  };

  private static final int DIGITS = 40;
  private static final int FINGERPRINT_DIGITS = 16;

  private final boolean folded;

  LineFormat(boolean folded) {
    this.folded = folded;
  }

  /** Returns whether the fingerprints are of folded passwords. */
  boolean isFolded() {
    return folded;
  }

  /**
   * Returns the fingerprint of the password in {@code line}, which {@code lines} read last.
   *
   * @throws DeniedPasswordsRefused when it has another format
   */
  abstract long fingerprint(byte[] line, LineReader lines);

  /** Returns the fingerprint in a line with a hash; empty if the line has another format. */
  static OptionalLong hash(byte[] line) {
    if (!isHash(line)) {
      return OptionalLong.empty();
    }
    String digits = new String(line, 0, FINGERPRINT_DIGITS, US_ASCII);
    return OptionalLong.of(HexFormat.fromHexDigitsToLong(digits));
  }

  private static boolean isHash(byte[] line) {
    if (line.length < DIGITS || (line.length > DIGITS && line[DIGITS] != ':')) {
      return false;
    }
    for (int i = 0; i < line.length; i++) {
      boolean fits = i < DIGITS ? HexFormat.isHexDigit(line[i]) : i == DIGITS || isDigit(line[i]);
      if (!fits) {
        return false;
      }
    }
    return line.length != DIGITS + 1;
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }
}
