package dev.portcullis.architecture.broken.domain.account;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A domain type that generates random values. */
final class UserThatDrawsAnId {
  private UserThatDrawsAnId() {}

  static UUID id() {
    return UUID.randomUUID();
  }

  static int number() {
    return ThreadLocalRandom.current().nextInt();
  }

  static void fill(byte[] secret) {
    new SecureRandom().nextBytes(secret);
  }
}
