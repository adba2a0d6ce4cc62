package dev.portcullis.application.usecase;

import dev.portcullis.application.port.in.Admission;
import dev.portcullis.domain.user.User;

/**
 * Whether this installation lets unverified users in.
 *
 * @param required whether only verified users may log in and call
 */
public record VerificationRule(boolean required) {
  boolean keepsOut(User user) {
    return required && !user.verified();
  }

  boolean keepsOut(User user, Admission admission) {
    return keepsOut(user) || (admission.verified() && !user.verified());
  }
}
