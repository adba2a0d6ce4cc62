package dev.portcullis.adapters.grpc;

import dev.portcullis.application.memory.InMemoryPasswordHasher;
import dev.portcullis.application.port.out.PasswordHasher;
import dev.portcullis.application.port.out.UserSchema;

/**
 * How a test wants its {@link Camelot}.
 *
 * @param hasProviders whether people can sign in with somebody else's server
 * @param limits how long clients may take
 */
record Plan(
    PasswordHasher hasher,
    UserSchema schema,
    boolean requiresVerification,
    boolean hasProviders,
    Patience.Limits limits) {
  static final Plan USUAL =
      new Plan(new InMemoryPasswordHasher(), UserSchema.NONE, false, true, Patience.USUAL);

  Plan with(PasswordHasher other) {
    return new Plan(other, schema, requiresVerification, hasProviders, limits);
  }

  Plan with(UserSchema other) {
    return new Plan(hasher, other, requiresVerification, hasProviders, limits);
  }

  Plan with(Patience.Limits others) {
    return new Plan(hasher, schema, requiresVerification, hasProviders, others);
  }

  Plan requiringVerification() {
    return new Plan(hasher, schema, true, hasProviders, limits);
  }

  Plan withoutProviders() {
    return new Plan(hasher, schema, requiresVerification, false, limits);
  }
}
