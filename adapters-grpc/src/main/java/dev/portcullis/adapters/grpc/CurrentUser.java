package dev.portcullis.adapters.grpc;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.portcullis.adapters.grpc.call.CallContext;
import dev.portcullis.adapters.grpc.call.GrpcErrors;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.login.AccessRequirement;
import dev.portcullis.application.port.in.login.AuthenticateRequest;
import dev.portcullis.application.port.in.login.AuthenticateRequest.Result;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.BackendName;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Authenticates calls to an application's own services by the token in their metadata, and refuses
 * all others: {@code ServerInterceptors.intercept(service, currentUser.verified())}. Within the
 * call, {@link #get} returns the user.
 *
 * <p>Immutable and thread-safe.
 */
public final class CurrentUser implements ServerInterceptor {
  private static final Context.Key<User> USER = Context.key("portcullis-user");

  private final AuthenticateRequest authenticateRequest;
  private final AccessRequirement requirement;
  private final boolean optional;

  CurrentUser(
      AuthenticateRequest authenticateRequest, AccessRequirement requirement, boolean optional) {
    this.authenticateRequest = authenticateRequest;
    this.requirement = requirement;
    this.optional = optional;
  }

  /** Returns a copy that requires a verified user; other users get PERMISSION_DENIED. */
  public CurrentUser verified() {
    return new CurrentUser(authenticateRequest, requirement.verifiedOnly(), optional);
  }

  /** Returns a copy that requires a superuser; other users get PERMISSION_DENIED. */
  public CurrentUser superuser() {
    return new CurrentUser(authenticateRequest, requirement.superusersOnly(), optional);
  }

  /**
   * Returns a copy that requires a session of one of these backends; other sessions get
   * UNAUTHENTICATED.
   */
  public CurrentUser through(String... backends) {
    var names = Stream.of(backends).map(BackendName::new).collect(toUnmodifiableSet());
    return new CurrentUser(authenticateRequest, requirement.through(names), optional);
  }

  /**
   * Returns a copy that admits every call; {@link #find} is empty in a call that would have been
   * refused.
   */
  public CurrentUser optional() {
    return new CurrentUser(authenticateRequest, requirement, true);
  }

  /**
   * Returns the user of the current call.
   *
   * @throws IllegalStateException when no interceptor has authenticated the call
   */
  public static User get() {
    return find()
        .orElseThrow(() -> new IllegalStateException("no interceptor has authenticated this call"));
  }

  /** Returns the user of the current call, if known. */
  public static Optional<User> find() {
    return Optional.ofNullable(USER.get());
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    try {
      Optional<User> user = user(CallContext.tokens(headers));
      Context context =
          user.map(found -> Context.current().withValue(USER, found)).orElseGet(Context::current);
      return Contexts.interceptCall(context, call, headers, next);
    } catch (RuntimeException failure) {
      GrpcErrors.close(call, GrpcErrors.thrown(failure));
      return new ServerCall.Listener<>() {};
    }
  }

  private Optional<User> user(List<AccessToken> tokens) {
    var command = new AuthenticateRequest.Command(tokens, requirement);
    return switch (authenticateRequest.authenticate(command)) {
      case Result.Authenticated authenticated -> Optional.of(authenticated.caller().user());
      case Rejection rejection -> {
        if (!optional) {
          throw GrpcErrors.rejected(rejection);
        }
        yield Optional.empty();
      }
    };
  }
}
