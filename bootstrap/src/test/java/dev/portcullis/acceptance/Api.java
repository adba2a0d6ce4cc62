package dev.portcullis.acceptance;

import dev.portcullis.acceptance.federation.OAuthApi;
import dev.portcullis.acceptance.federation.OAuthApi.LinkedAccount;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every protocol offers. An empty token means that none is sent. */
public interface Api extends AutoCloseable {
  /** The fields that every installation knows; the others are its own. */
  Set<String> COMMON =
      Set.of(
          "id", "email", "password", "is_active", "is_superuser", "is_verified", "oauth_accounts");

  /**
   * A user as a client sees one.
   *
   * @param own the installation's own fields; every number as a {@link Double}
   * @param accounts those at providers, in an answer that tells of them
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

  /** {@code fields} as the client sends them: a missing one is not sent at all. */
  Outcome<Person> register(Map<String, Object> fields);

  Outcome<String> logIn(String backend, Map<String, String> fields);

  Outcome<Boolean> logOut(String token);

  Outcome<Person> me(String token);

  Outcome<Person> updateMe(String token, Map<String, Object> fields);

  Outcome<Person> get(String token, String id);

  Outcome<Person> update(String token, String id, Map<String, Object> fields);

  Outcome<Boolean> delete(String token, String id);

  Outcome<People> list(String token, int size, String from);

  /** The answer as it is, so that two can be told apart. */
  Outcome<String> requestVerification(Map<String, Object> fields);

  Outcome<Person> verifyEmail(Map<String, Object> fields);

  /** The answer as it is, so that two can be told apart. */
  Outcome<String> forgotPassword(Map<String, Object> fields);

  /** The answer as it is. */
  Outcome<String> resetPassword(Map<String, Object> fields);

  /** Signing in with a provider. */
  OAuthApi oauth();

  @Override
  void close();
}
