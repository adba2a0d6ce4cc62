package dev.portcullis.adapters.grpc;

import dev.portcullis.adapters.grpc.call.CallInterceptor;
import dev.portcullis.adapters.grpc.call.ErrorMappingInterceptor;
import dev.portcullis.adapters.grpc.call.RequestLimits;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.login.AccessRequirement;
import dev.portcullis.application.port.in.login.BackendDescriptions;
import io.grpc.BindableService;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import java.util.List;

/**
 * All of Portcullis's services, for an application's own grpc-java server. The application itself
 * provides health and reflection. Its server should run calls on virtual threads, because handlers
 * wait for the store.
 */
public final class PortcullisServices {
  private final GrpcSettings settings;
  private final UseCases useCases;
  private final List<BindableService> services;

  /** Creates the services; host and port of {@code settings} are ignored. */
  public PortcullisServices(
      GrpcSettings settings, UseCases useCases, BackendDescriptions backends) {
    this.settings = settings;
    this.useCases = useCases;
    this.services = all(useCases, backends);
  }

  static List<BindableService> all(UseCases useCases, BackendDescriptions backends) {
    var authenticator = new RequestAuthenticator(useCases.login().authenticateRequest());
    return List.of(
        new AuthGrpcService(
            useCases.registration(), useCases.login(), useCases.emailLink(), backends),
        new OAuthGrpcService(useCases.federation(), authenticator),
        new UserGrpcService(
            useCases.account(),
            useCases.registration().describeUserFields(),
            useCases.federation().listOAuthAccounts(),
            authenticator),
        new TokenGrpcService(useCases.login().authenticateRequest()));
  }

  /** Adds the services to the server that {@code builder} will build. */
  public void addTo(ServerBuilder<?> builder) {
    var calls = new CallInterceptor(settings.proxies());
    for (BindableService service : services) {
      builder.addService(ServerInterceptors.intercept(guarded(service), calls));
    }
  }

  /** Returns the service with Portcullis's limits and error statuses. */
  static ServerServiceDefinition guarded(BindableService service) {
    return RequestLimits.before(
        ServerInterceptors.intercept(service, new ErrorMappingInterceptor()));
  }

  /** Returns the guard of the application's own services. */
  public CurrentUser currentUser() {
    return new CurrentUser(
        useCases.login().authenticateRequest(), AccessRequirement.OF_ANYBODY, false);
  }
}
