package dev.portcullis.domain.login;

import java.util.Arrays;
import java.util.Optional;

/** Method by which users authenticate. */
public enum AuthenticationMethod {
  /** Password. */
  PASSWORD("pwd"),
  /** Sign-in at an external provider. */
  PROVIDER("fed");

  private final String amr;

  AuthenticationMethod(String amr) {
    this.amr = amr;
  }

  /** Name in a session's {@code amr}: a value of RFC 8176 if there is one. */
  public String amr() {
    return amr;
  }

  /** Returns the method with that name; empty if this version doesn't know it. */
  public static Optional<AuthenticationMethod> ofAmr(String amr) {
    return Arrays.stream(values()).filter(method -> method.amr.equals(amr)).findFirst();
  }
}
