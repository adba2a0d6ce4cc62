package dev.portcullis.adapters.grpc;

import dev.portcullis.adapters.grpc.call.SlowRequestInterceptor;
import dev.portcullis.application.port.out.registration.UserSchema;

/**
 * How a test wants its {@link TestGrpcServer}.
 *
 * @param hasProviders whether people can sign in with somebody else's server
 * @param limits how long clients may take
 */
record Plan(
    UserSchema schema,
    boolean requiresVerification,
    boolean hasProviders,
    SlowRequestInterceptor.Limits limits) {
  public static final Plan USUAL =
      new Plan(UserSchema.NONE, false, true, SlowRequestInterceptor.USUAL);

  public Plan with(UserSchema other) {
    return new Plan(other, requiresVerification, hasProviders, limits);
  }

  public Plan with(SlowRequestInterceptor.Limits others) {
    return new Plan(schema, requiresVerification, hasProviders, others);
  }

  Plan requiringVerification() {
    return new Plan(schema, true, hasProviders, limits);
  }

  public Plan withoutProviders() {
    return new Plan(schema, requiresVerification, false, limits);
  }
}
