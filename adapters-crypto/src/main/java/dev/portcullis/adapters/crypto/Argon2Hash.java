package dev.portcullis.adapters.crypto;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the PHC form of an argon2id hash says about how it was made: by version 1.3 (the {@code
 * v=19} of RFC 9106), with a salt and a hash of these many bytes.
 */
record Argon2Hash(Argon2Parameters parameters, int saltBytes, int hashBytes) {
  /**
   * As libargon2 writes it. Salts from 8 to 64 bytes and hashes from 16 to 64 are read; what is
   * longer or shorter nobody makes.
   */
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([1-9]\\d{0,6}),t=([1-9]\\d{0,6}),p=([1-9]\\d{0,1})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  /** Reads {@code phc}; empty when it is none that may be checked. */
  static Optional<Argon2Hash> parse(String phc) {
    Matcher matcher = PHC.matcher(phc);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var parameters =
        new Argon2Parameters(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)));
    return Optional.of(new Argon2Hash(parameters, bytes(matcher.group(4)), bytes(matcher.group(5))))
        .filter(hash -> hash.parameters().areAllowed());
  }

  /** How many bytes so many characters of unpadded Base64 hold. */
  private static int bytes(String base64) {
    return base64.length() * 3 / 4;
  }
}
