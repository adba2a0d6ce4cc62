package dev.portcullis.bootstrap.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/** Hash of settings, to see whether nodes or starts have the same ones. */
final class Fingerprint {
  private Fingerprint() {}

  /** Returns the SHA-256 of one line for each setting, in lower-case hex. */
  static String of(SortedMap<String, String> settings) {
    var lines = new StringBuilder();
    settings.forEach((key, text) -> lines.append(key).append('=').append(text).append('\n'));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(lines.toString().getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is missing", impossible);
    }
  }
}
