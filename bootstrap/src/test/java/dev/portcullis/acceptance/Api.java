package dev.portcullis.acceptance;

import java.util.List;
import java.util.Map;

/** What every protocol offers. An empty token means that none is sent. */
interface Api extends AutoCloseable {
  /** A user as a client sees one. */
  record Person(String id, String email, boolean active, boolean superuser, boolean verified) {}

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

  @Override
  void close();
}
