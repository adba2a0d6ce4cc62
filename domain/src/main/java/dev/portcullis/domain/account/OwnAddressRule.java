package dev.portcullis.domain.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordFolding;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rule that a new password must not give away its user's e-mail address: it must neither contain
 * the address nor equal the part before the {@code @}. A password may contain that part, because a
 * short name would forbid many good passwords. Compared as {@link PasswordFolding} says.
 */
public final class OwnAddressRule {
  private OwnAddressRule() {}

  /** Returns a human-readable objection to {@code password}; empty if it is acceptable. */
  public static Optional<String> objectionTo(Password password, EmailAddress own) {
    byte[] address = folded(own.value());
    byte[] localPart = folded(own.value().substring(0, own.value().lastIndexOf('@')));
    return password.revealFolded(text -> objectionTo(text, address, localPart));
  }

  private static Optional<String> objectionTo(byte[] text, byte[] address, byte[] localPart) {
    if (contains(text, address)) {
      return Optional.of("Password must not contain the e-mail address; choose another");
    }
    if (Arrays.equals(text, localPart)) {
      return Optional.of(
          "Password must not be the part of the e-mail address before the @; choose another");
    }
    return Optional.empty();
  }

  private static byte[] folded(String text) {
    return PasswordFolding.fold(text.getBytes(UTF_8));
  }

  private static boolean contains(byte[] text, byte[] part) {
    return IntStream.rangeClosed(0, text.length - part.length)
        .anyMatch(at -> Arrays.equals(text, at, at + part.length, part, 0, part.length));
  }
}
