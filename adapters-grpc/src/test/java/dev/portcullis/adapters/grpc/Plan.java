package dev.portcullis.adapters.grpc;

import dev.portcullis.adapters.grpc.call.SlowRequestInterceptor;
import dev.portcullis.application.memory.InMemoryPasswordHasher;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.application.port.out.registration.UserSchema;

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
    SlowRequestInterceptor.Limits limits) {
  public static final Plan USUAL =
      new Plan(
          new InMemoryPasswordHasher(), UserSchema.NONE, false, true, SlowRequestInterceptor.USUAL);

  public Plan with(PasswordHasher other) {
    return new Plan(other, schema, requiresVerification, hasProviders, limits);
  }

  public Plan with(UserSchema other) {
    return new Plan(hasher, other, requiresVerification, hasProviders, limits);
  }

  public Plan with(SlowRequestInterceptor.Limits others) {
    return new Plan(hasher, schema, requiresVerification, hasProviders, others);
  }

  Plan requiringVerification() {
    return new Plan(hasher, schema, true, hasProviders, limits);
  }

  public Plan withoutProviders() {
    return new Plan(hasher, schema, requiresVerification, false, limits);
  }
}
