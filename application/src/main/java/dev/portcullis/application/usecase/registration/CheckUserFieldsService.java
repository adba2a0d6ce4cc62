package dev.portcullis.application.usecase.registration;

import dev.portcullis.application.port.in.registration.CheckUserFields;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import java.util.List;

/** Checks the fields and their defaults against the installation's schema. */
record CheckUserFieldsService(UserSchema schema) implements CheckUserFields {
  @Override
  public List<AttributeViolation> violationsOfNewUser(Attributes given) {
    return schema.violations(schema.withDefaults(given));
  }
}
