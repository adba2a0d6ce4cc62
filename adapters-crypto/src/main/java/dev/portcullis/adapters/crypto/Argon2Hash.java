package dev.portcullis.adapters.crypto;

import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash by argon2 (RFC 9106), checked by libargon2.
 *
 * @param phc its text, as libargon2 writes it
 * @param making how it was made
 */
record Argon2Hash(String phc, Making making) implements StoredHash {
  /**
   * How a hash was made.
   *
   * @param version {@link #VERSION_1_3} or {@link #VERSION_1_0}
   * @param saltBytes from 8 to 64; what is longer or shorter nobody makes
   * @param hashBytes from 16 to 64
   */
  record Making(
      Argon2Types type, int version, Argon2Parameters parameters, int saltBytes, int hashBytes) {}

  /** What RFC 9106 describes. */
  static final int VERSION_1_3 = 19;

  /** What was before it. */
  static final int VERSION_1_0 = 16;

  private static final Pattern PHC =
      Pattern.compile(
          "\\$(argon2(?:id|i|d))(?:\\$v=(16|19))?"
              + "\\$m=([1-9]\\d{0,6}),t=([1-9]\\d{0,6}),p=([1-9]\\d?)"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private static final Map<String, Argon2Types> TYPES =
      Map.of(
          "argon2id", Argon2Types.ARGON2id,
          "argon2i", Argon2Types.ARGON2i,
          "argon2d", Argon2Types.ARGON2d);

  /** Reads {@code phc}; empty when it is none that may be checked. */
  static Optional<Argon2Hash> parse(String phc) {
    Matcher matcher = PHC.matcher(phc);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var parameters =
        new Argon2Parameters(
            Integer.parseInt(matcher.group(3)),
            Integer.parseInt(matcher.group(4)),
            Integer.parseInt(matcher.group(5)));
    var making =
        new Making(
            Objects.requireNonNull(TYPES.get(matcher.group(1))),
            // Before 1.3, none was written.
            matcher.group(2) == null ? VERSION_1_0 : Integer.parseInt(matcher.group(2)),
            parameters,
            bytes(matcher.group(6)),
            bytes(matcher.group(7)));
    return Optional.of(new Argon2Hash(phc, making)).filter(hash -> parameters.areAllowed());
  }

  /** How many bytes so many characters of unpadded Base64 hold. */
  private static int bytes(String base64) {
    return base64.length() * 3 / 4;
  }

  @Override
  public boolean matches(byte[] password) {
    return Argon2Factory.createAdvanced(making.type()).verify(phc, password);
  }
}
