package dev.portcullis.application.usecase;

import dev.portcullis.application.port.in.DescribeUserFields;
import dev.portcullis.application.port.out.UserSchema;
import dev.portcullis.domain.user.Attributes;
import dev.portcullis.domain.user.Violation;
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
  public List<Violation> violationsOfNewUser(Attributes given) {
    return schema.violations(schema.withDefaults(given));
  }
}
