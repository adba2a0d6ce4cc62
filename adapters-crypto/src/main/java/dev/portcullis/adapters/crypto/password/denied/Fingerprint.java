package dev.portcullis.adapters.crypto.password.denied;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Fingerprint of a password: the first 64 bits of its SHA-1, in which lists of leaked passwords are
 * published. SHA-1 serves to find a password here, not to protect one.
 */
final class Fingerprint {
  private Fingerprint() {}

  static long of(byte[] password) {
    return ByteBuffer.wrap(sha1().digest(password)).getLong();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-1", impossible);
    }
  }
}
