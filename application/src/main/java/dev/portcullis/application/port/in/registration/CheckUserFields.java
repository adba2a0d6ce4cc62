package dev.portcullis.application.port.in.registration;

import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import java.util.List;

/**
 * Finds what is wrong with the installation's own fields of a new user, so that an edge can list it
 * beside what else is wrong with a request; {@link RegisterUser} decides.
 */
@FunctionalInterface
public interface CheckUserFields {
  /** All violations; none if the fields are as the schema wants them. */
  List<AttributeViolation> violationsOfNewUser(Attributes given);
}
