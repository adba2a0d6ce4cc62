package dev.portcullis.domain.throttling;

import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.login.TokenHash;
import dev.portcullis.domain.network.ClientNetwork;

/**
 * Key under which attempts are counted. It contains no e-mail address: a name is hashed.
 *
 * @param value ASCII text, at most 100 characters
 */
public record AttemptKey(String value) implements Comparable<AttemptKey> {
  /** Kinds of requests that are counted for each network. */
  public enum NetworkUse {
    /** Failed attempts to log in. */
    FAILURES,
    /** Registrations. */
    REGISTRATIONS,
    /** Requests for a mail. */
    MAILS
  }

  /** Attempts to log in with a name, whether or not there is such an account. */
  public static AttemptKey logIn(Username name) {
    String canonical = name.email().map(email -> email.value()).orElse(name.value());
    return new AttemptKey("login:" + TokenHash.of(canonical).hex());
  }

  /** Attempts to log in to an account from one of its known devices. */
  public static AttemptKey device(UserId user, int slot) {
    return new AttemptKey("device:" + user + ":" + slot);
  }

  /** Requests of a network. */
  public static AttemptKey network(NetworkUse use, ClientNetwork network) {
    return new AttemptKey("network:" + use.name() + ":" + network);
  }

  /** Returns what is counted, for operators: {@code login}, {@code device} or {@code network}. */
  public String kind() {
    return value.substring(0, value.indexOf(':'));
  }

  @Override
  public int compareTo(AttemptKey other) {
    return value.compareTo(other.value);
  }
}
