package dev.portcullis.adapters.grpc;

import dev.portcullis.adapters.grpc.call.SlowRequestInterceptor;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.network.TrustedProxies;
import java.util.function.UnaryOperator;

/**
 * Options of a {@link TestGrpcServer}.
 *
 * @param hasProviders true if identity providers are configured
 * @param strategies what becomes of the strategies of both backends
 * @param limits time limits of slow requests
 */
public record TestGrpcServerOptions(
    UserSchema schema,
    boolean requiresVerification,
    boolean hasProviders,
    UnaryOperator<TokenStrategy> strategies,
    SlowRequestInterceptor.Limits limits,
    TrustedProxies proxies) {
  public static final TestGrpcServerOptions USUAL =
      new TestGrpcServerOptions(
          UserSchema.NONE,
          false,
          true,
          UnaryOperator.identity(),
          SlowRequestInterceptor.USUAL,
          TrustedProxies.NONE);

  public TestGrpcServerOptions with(UserSchema other) {
    return new TestGrpcServerOptions(
        other, requiresVerification, hasProviders, strategies, limits, proxies);
  }

  public TestGrpcServerOptions with(SlowRequestInterceptor.Limits others) {
    return new TestGrpcServerOptions(
        schema, requiresVerification, hasProviders, strategies, others, proxies);
  }

  public TestGrpcServerOptions with(UnaryOperator<TokenStrategy> others) {
    return new TestGrpcServerOptions(
        schema, requiresVerification, hasProviders, others, limits, proxies);
  }

  public TestGrpcServerOptions with(TrustedProxies others) {
    return new TestGrpcServerOptions(
        schema, requiresVerification, hasProviders, strategies, limits, others);
  }

  public TestGrpcServerOptions requiringVerification() {
    return new TestGrpcServerOptions(schema, true, hasProviders, strategies, limits, proxies);
  }

  public TestGrpcServerOptions withoutProviders() {
    return new TestGrpcServerOptions(
        schema, requiresVerification, false, strategies, limits, proxies);
  }
}
