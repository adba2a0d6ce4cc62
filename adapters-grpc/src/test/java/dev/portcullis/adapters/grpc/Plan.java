package dev.portcullis.adapters.grpc;

import dev.portcullis.application.memory.InMemoryPasswordHasher;
import dev.portcullis.application.port.out.PasswordHasher;
import dev.portcullis.application.port.out.UserSchema;

/**
 * How a test wants its {@link Camelot}.
 *
 * @param hasProviders whether people can sign in with somebody else's server
 */
record Plan(
    PasswordHasher hasher, UserSchema schema, boolean requiresVerification, boolean hasProviders) {
  static final Plan USUAL = new Plan(new InMemoryPasswordHasher(), UserSchema.NONE, false, true);

  Plan with(PasswordHasher other) {
    return new Plan(other, schema, requiresVerification, hasProviders);
  }

  Plan with(UserSchema other) {
    return new Plan(hasher, other, requiresVerification, hasProviders);
  }

  Plan requiringVerification() {
    return new Plan(hasher, schema, true, hasProviders);
  }

  Plan withoutProviders() {
    return new Plan(hasher, schema, requiresVerification, false);
  }
}
