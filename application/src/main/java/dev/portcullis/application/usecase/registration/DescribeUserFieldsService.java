package dev.portcullis.application.usecase.registration;

import dev.portcullis.application.port.in.registration.DescribeUserFields;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import java.util.List;
import java.util.Set;

/** Knows the fields from the installation's schema. */
public final class DescribeUserFieldsService implements DescribeUserFields {
  private final UserSchema schema;

  /** Tells of {@code schema}. */
  public DescribeUserFieldsService(UserSchema schema) {
    this.schema = schema;
  }

  @Override
  public Set<String> names() {
    return schema.names();
  }

  @Override
  public List<AttributeViolation> violationsOfNewUser(Attributes given) {
    return schema.violations(schema.withDefaults(given));
  }
}
