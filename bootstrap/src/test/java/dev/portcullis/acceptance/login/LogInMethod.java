package dev.portcullis.acceptance.login;

import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.Outcome;
import java.util.Map;

/**
 * A way to be logged in to a site: by a protocol, with the token in its place, through a backend.
 *
 * @param name tells protocol and transport
 * @param backend whose transport and strategy make the rest of it
 */
record LogInMethod(MultiBackendServer site, String name, Api api, String backend) {
  Outcome<String> logIn(Person person, String password) {
    return api.logIn(backend, Map.of("username", person.email(), "password", password));
  }

  String tokenOf(Person person) {
    return logIn(person, PASSWORD).value();
  }

  /** {@code OK} while the token is good. */
  String code(String token) {
    return api.me(token).code();
  }

  @Override
  public String toString() {
    return name + " through " + backend;
  }
}
