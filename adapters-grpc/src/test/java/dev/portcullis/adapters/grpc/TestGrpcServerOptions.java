package dev.portcullis.adapters.grpc;

import dev.portcullis.adapters.grpc.call.SlowRequestInterceptor;
import dev.portcullis.application.port.out.registration.UserSchema;

/**
 * Options of a {@link TestGrpcServer}.
 *
 * @param hasProviders true if identity providers are configured
 * @param limits time limits of slow requests
 */
public record TestGrpcServerOptions(
    UserSchema schema,
    boolean requiresVerification,
    boolean hasProviders,
    SlowRequestInterceptor.Limits limits) {
  public static final TestGrpcServerOptions USUAL =
      new TestGrpcServerOptions(UserSchema.NONE, false, true, SlowRequestInterceptor.USUAL);

  public TestGrpcServerOptions with(UserSchema other) {
    return new TestGrpcServerOptions(other, requiresVerification, hasProviders, limits);
  }

  public TestGrpcServerOptions with(SlowRequestInterceptor.Limits others) {
    return new TestGrpcServerOptions(schema, requiresVerification, hasProviders, others);
  }

  public TestGrpcServerOptions requiringVerification() {
    return new TestGrpcServerOptions(schema, true, hasProviders, limits);
  }

  public TestGrpcServerOptions withoutProviders() {
    return new TestGrpcServerOptions(schema, requiresVerification, false, limits);
  }
}
