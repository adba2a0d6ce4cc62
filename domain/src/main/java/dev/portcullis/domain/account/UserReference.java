package dev.portcullis.domain.account;

/** How somebody names a user who may or may not exist. */
public sealed interface UserReference {
  /** By id. */
  record WithId(UserId id) implements UserReference {}

  /** By e-mail address. */
  record WithEmail(EmailAddress email) implements UserReference {}

  /** By something that can't name anyone, such as a malformed id. */
  record Nobody() implements UserReference {}

  /** Reads an id as a client wrote it; a malformed one names nobody. */
  static UserReference ofId(String text) {
    return UserId.parse(text).<UserReference>map(WithId::new).orElseGet(Nobody::new);
  }
}
