package dev.portcullis.domain.account;

/** Reference to a user that may not exist. */
public sealed interface UserReference {
  /** Reference by id. */
  record WithId(UserId id) implements UserReference {}

  /** Reference by e-mail address. */
  record WithEmail(EmailAddress email) implements UserReference {}

  /** Reference that matches no user, such as a malformed id. */
  record Nobody() implements UserReference {}

  /** Parses an id from a client. A malformed id yields {@link Nobody}. */
  static UserReference ofId(String text) {
    return UserId.parse(text).<UserReference>map(WithId::new).orElseGet(Nobody::new);
  }
}
