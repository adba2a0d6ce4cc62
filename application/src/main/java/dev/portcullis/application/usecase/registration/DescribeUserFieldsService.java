package dev.portcullis.application.usecase.registration;

import dev.portcullis.application.port.in.registration.DescribeUserFields;
import dev.portcullis.application.port.out.registration.UserSchema;
import java.util.Set;

/** Reads the names from the installation's schema. */
record DescribeUserFieldsService(UserSchema schema) implements DescribeUserFields {
  @Override
  public Set<String> names() {
    return schema.names();
  }
}
