package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.in.login.AccessRequirement;
import dev.portcullis.domain.account.User;

/**
 * Whether this installation lets unverified users in.
 *
 * @param required whether only verified users may log in and call
 */
public record EmailVerificationPolicy(boolean required) {
  public boolean keepsOut(User user) {
    return required && !user.verified();
  }

  public boolean keepsOut(User user, AccessRequirement admission) {
    return keepsOut(user) || (admission.verified() && !user.verified());
  }
}
