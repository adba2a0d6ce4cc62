package dev.portcullis.application.port.in.registration;

import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import java.util.List;
import java.util.Set;

/** Tells an edge which fields of its own the installation has, and what is wrong with some. */
public interface DescribeUserFields {
  /** The names of the fields there are; whatever else a client sends is none of a user's. */
  Set<String> names();

  /**
   * All that is wrong with the fields of a new user, so that an edge can list it beside what else
   * is wrong with a request; {@link RegisterUser} decides.
   */
  List<AttributeViolation> violationsOfNewUser(Attributes given);
}
