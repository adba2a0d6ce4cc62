package dev.portcullis.acceptance.login;

import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.Outcome;
import java.util.Map;

/**
 * A way to log in: a protocol, a transport for the token, and a backend.
 *
 * @param name the protocol and the transport, for reports
 * @param backend the name of the backend
 */
record LogInMethod(MultiBackendServer site, String name, Api api, String backend) {
  Outcome<String> logIn(Person person, String password) {
    return api.logIn(backend, Map.of("username", person.email(), "password", password));
  }

  String tokenOf(Person person) {
    return logIn(person, PASSWORD).value();
  }

  /** Returns {@code OK} while the token is valid, or else the error code. */
  String code(String token) {
    return api.me(token).code();
  }

  @Override
  public String toString() {
    return name + " through " + backend;
  }
}
