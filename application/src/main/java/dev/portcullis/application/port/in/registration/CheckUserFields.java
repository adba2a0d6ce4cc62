package dev.portcullis.application.port.in.registration;

import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import java.util.List;

/**
 * Validates the installation's own fields of a new user, so that an edge can report violations
 * together with a request's other errors; {@link RegisterUser} decides.
 */
@FunctionalInterface
public interface CheckUserFields {
  /** Returns all violations of the schema; empty if there are none. */
  List<AttributeViolation> violationsOfNewUser(Attributes given);
}
