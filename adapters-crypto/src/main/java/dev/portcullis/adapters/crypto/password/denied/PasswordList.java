package dev.portcullis.adapters.crypto.password.denied;

import dev.portcullis.application.port.out.password.DeniedPasswords;
import dev.portcullis.domain.password.Password;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * List of denied passwords in memory, compared in folded form: 8 bytes for each password, so that
 * no other password is found in practice.
 */
final class PasswordList implements DeniedPasswords {
  private final long[] ascending;

  private PasswordList(long[] ascending) {
    this.ascending = ascending;
  }

  /**
   * Reads one password from each line.
   *
   * @throws DeniedPasswordsRefused when a line is not in UTF-8
   */
  static PasswordList of(LineReader lines) throws IOException {
    var fingerprints = LongStream.builder();
    for (byte[] line = lines.next(); line != null; line = lines.next()) {
      fingerprints.add(LineFormat.PASSWORDS.fingerprint(line, lines));
    }
    return new PasswordList(fingerprints.build().sorted().toArray());
  }

  boolean isEmpty() {
    return ascending.length == 0;
  }

  @Override
  public boolean contains(Password password) {
    return password.revealFolded(text -> Arrays.binarySearch(ascending, Fingerprint.of(text)) >= 0);
  }
}
