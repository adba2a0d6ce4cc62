package dev.portcullis.acceptance;

import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.application.port.out.emaillink.MailKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** A running server, and the steps that most tests share. */
public interface ServerUnderTest {
  String PASSWORD = "guinevere";
  String OTHER_PASSWORD = "excalibur";
  AtomicInteger PEOPLE = new AtomicInteger();

  /** Returns a client of the server. */
  Api api();

  /** Returns the mailbox that receives the server's mail. */
  Mailbox mailbox();

  /** Returns the settings of the server. */
  Map<String, String> settings();

  static String newEmail() {
    return "knight%d@camelot.bt".formatted(PEOPLE.incrementAndGet());
  }

  default Person newPerson() {
    return api().register(Map.of("email", newEmail(), "password", PASSWORD)).value();
  }

  default Outcome<String> logIn(String email, String password) {
    return api().logIn("jwt", Map.of("username", email, "password", password));
  }

  default String tokenOf(Person person) {
    return logIn(person.email(), PASSWORD).value();
  }

  default String superuserToken() {
    var person = newPerson();
    SuperuserPromotion.promote(settings(), person.email());
    return tokenOf(person);
  }

  /** Requests a verification mail and returns its token. */
  default String verificationToken(Person person) {
    api().requestVerification(Map.of("email", person.email())).value();
    return mailbox().takeToken(MailKind.VERIFICATION, person.email());
  }

  /** Requests a password reset mail and returns its token. */
  default String resetToken(Person person) {
    api().forgotPassword(Map.of("email", person.email())).value();
    return mailbox().takeToken(MailKind.PASSWORD_RESET, person.email());
  }

  default Outcome<Person> verify(String token) {
    return api().verifyEmail(Map.of("token", token));
  }

  default Outcome<String> reset(String token, String password) {
    return api().resetPassword(Map.of("token", token, "password", password));
  }

  static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
    return atOnce(Collections.nCopies(times, work));
  }

  static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<T> results = new ArrayList<>();
      for (Future<T> done : threads.invokeAll(work)) {
        results.add(done.get());
      }
      return results;
    }
  }
}
