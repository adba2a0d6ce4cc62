package dev.portcullis.acceptance;

import dev.portcullis.acceptance.federation.OAuthApi;
import dev.portcullis.acceptance.federation.OAuthApi.LinkedAccount;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Operations that every protocol offers. An empty token means that the client sends none. */
public interface Api extends AutoCloseable {
  /** The fields of every installation; all others are custom user fields. */
  Set<String> COMMON =
      Set.of(
          "id",
          "email",
          "password",
          "current_password",
          "is_active",
          "is_superuser",
          "is_verified",
          "oauth_accounts");

  /**
   * A user as a client sees it.
   *
   * @param own the installation's custom user fields; every number is a {@link Double}
   * @param accounts the linked provider accounts; empty if the answer doesn't contain them
   */
  record Person(
      String id,
      String email,
      boolean active,
      boolean superuser,
      boolean verified,
      Map<String, Object> own,
      List<LinkedAccount> accounts) {

    public Person(String id, String email, boolean active, boolean superuser, boolean verified) {
      this(id, email, active, superuser, verified, Map.of(), List.of());
    }

    public Person withVerified(boolean now) {
      return new Person(id, email, active, superuser, now, own, accounts);
    }
  }

  /** A page of users. */
  record People(List<Person> people, String next) {}

  /**
   * Registers a user with the given {@code fields}. A field that is missing from the map isn't
   * sent.
   */
  Outcome<Person> register(Map<String, Object> fields);

  Outcome<String> logIn(String backend, Map<String, String> fields);

  Outcome<Boolean> logOut(String token);

  Outcome<Person> me(String token);

  Outcome<Person> updateMe(String token, Map<String, Object> fields);

  Outcome<Boolean> deleteMe(String token, Map<String, Object> fields);

  /** Returns the token of the new session. */
  Outcome<String> reauthenticate(String token, String backend, Map<String, String> fields);

  Outcome<Person> get(String token, String id);

  Outcome<Person> update(String token, String id, Map<String, Object> fields);

  Outcome<Boolean> delete(String token, String id);

  Outcome<People> list(String token, int size, String from);

  /** Returns the raw answer, so that a test can compare two answers. */
  Outcome<String> requestVerification(Map<String, Object> fields);

  Outcome<Person> verifyEmail(Map<String, Object> fields);

  /** Returns the raw answer. */
  Outcome<String> disownAccount(Map<String, Object> fields);

  /** Returns the raw answer, so that a test can compare two answers. */
  Outcome<String> forgotPassword(Map<String, Object> fields);

  /** Returns the raw answer. */
  Outcome<String> resetPassword(Map<String, Object> fields);

  /** Sign-in with a provider. */
  OAuthApi oauth();

  @Override
  void close();
}
