package dev.portcullis.faults;

/** Client of one protocol. Any answer that isn't a {@link CallOutcome} fails the test. */
interface ProtocolClient extends AutoCloseable {
  /** Time limit of every answer, in seconds; a slower answer fails the test. */
  int TIMEOUT_SECONDS = 30;

  /** Registers a user. */
  CallOutcome register(String email, String password);

  /** Logs in through the backend {@code jwt}, and returns a new token. */
  CallOutcome logIn(String email, String password);

  /** Changes the password of the token's user. */
  CallOutcome changePassword(String token, String password);

  /** Returns the e-mail address of the token's user. */
  CallOutcome me(String token);

  @Override
  void close();
}
