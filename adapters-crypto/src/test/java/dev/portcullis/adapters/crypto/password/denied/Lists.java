package dev.portcullis.adapters.crypto.password.denied;

import dev.portcullis.application.port.out.password.DeniedPasswords;
import dev.portcullis.domain.password.Password;

/** Lookups in lists. */
final class Lists {
  private Lists() {}

  static boolean has(DeniedPasswords list, String text) {
    try (Password password = Password.of(text)) {
      return list.contains(password);
    }
  }
}
