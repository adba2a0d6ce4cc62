package dev.portcullis.domain.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Base64;
import java.util.Optional;

/** Name and secret that an internal service presents; not verified. */
public record ServiceCredentials(String name, String secret) {
  private static final String BASIC = "basic ";

  /**
   * Parses the credentials of an {@code Authorization: Basic} header (RFC 7617), whose name and
   * secret are form-encoded (RFC 6749, section 2.3.1). Empty if there are none.
   */
  public static Optional<ServiceCredentials> ofBasic(String authorization) {
    if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      String pair =
          new String(
              Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip()), UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new ServiceCredentials(
                  URLDecoder.decode(pair.substring(0, colon), UTF_8),
                  URLDecoder.decode(pair.substring(colon + 1), UTF_8)));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "ServiceCredentials[…]";
  }
}
