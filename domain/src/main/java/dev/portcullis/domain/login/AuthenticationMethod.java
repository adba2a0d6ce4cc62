package dev.portcullis.domain.login;

import java.util.Arrays;
import java.util.Optional;

/** A way in which users prove who they are. */
public enum AuthenticationMethod {
  /** A password. */
  PASSWORD("pwd"),
  /** A log-in at another provider. */
  PROVIDER("fed");

  private final String amr;

  AuthenticationMethod(String amr) {
    this.amr = amr;
  }

  /** The method's name in a session's {@code amr}: a value of RFC 8176 where there is one. */
  public String amr() {
    return amr;
  }

  /** The method of that name; empty for one that this version doesn't know. */
  public static Optional<AuthenticationMethod> ofAmr(String amr) {
    return Arrays.stream(values()).filter(method -> method.amr.equals(amr)).findFirst();
  }
}
