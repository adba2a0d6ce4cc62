package dev.portcullis.faults;

/** A client of one protocol, for whom an answer is either good, a refusal, or a reason to wait. */
interface ProtocolClient extends AutoCloseable {
  /** How long any answer may take, whatever is broken: an answer that takes longer is a failure. */
  int TIMEOUT_SECONDS = 30;

  /** Opens an account. */
  CallOutcome register(String email, String password);

  /** A new token of the backend {@code jwt}. */
  CallOutcome logIn(String email, String password);

  /** Changes the password of the token's user. */
  CallOutcome changePassword(String token, String password);

  /** The e-mail address of the token's user. */
  CallOutcome me(String token);

  @Override
  void close();
}
