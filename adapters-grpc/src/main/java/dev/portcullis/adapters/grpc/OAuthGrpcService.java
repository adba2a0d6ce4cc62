package dev.portcullis.adapters.grpc;

import dev.portcullis.application.port.in.AssociateOAuthAccount;
import dev.portcullis.application.port.in.GetAuthorizationUrl;
import dev.portcullis.application.port.in.LogInWithProvider;
import dev.portcullis.application.port.in.Rejection;
import dev.portcullis.application.port.in.UnlinkOAuthAccount;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.domain.oauth.OAuthAccountId;
import dev.portcullis.domain.oauth.Scopes;
import dev.portcullis.domain.session.Caller;
import dev.portcullis.proto.v1.CompleteAuthorizationRequest;
import dev.portcullis.proto.v1.CompleteAuthorizationResponse;
import dev.portcullis.proto.v1.GetAuthorizationUrlRequest;
import dev.portcullis.proto.v1.GetAuthorizationUrlResponse;
import dev.portcullis.proto.v1.ListOAuthAccountsRequest;
import dev.portcullis.proto.v1.ListOAuthAccountsResponse;
import dev.portcullis.proto.v1.OAuthServiceGrpc;
import dev.portcullis.proto.v1.UnlinkOAuthAccountRequest;
import dev.portcullis.proto.v1.UnlinkOAuthAccountResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Signs in with providers, and links accounts there to the caller's own. */
final class OAuthGrpcService extends OAuthServiceGrpc.OAuthServiceImplBase {
  private final UseCases useCases;
  private final Callers callers;

  OAuthGrpcService(UseCases useCases, Callers callers) {
    this.useCases = useCases;
    this.callers = callers;
  }

  @Override
  public void getAuthorizationUrl(
      GetAuthorizationUrlRequest request, StreamObserver<GetAuthorizationUrlResponse> observer) {
    Handling.answer(observer, () -> getAuthorizationUrl(request));
  }

  private GetAuthorizationUrlResponse getAuthorizationUrl(GetAuthorizationUrlRequest request) {
    Optional<Caller> associating =
        request.getAssociate() ? Optional.of(callers.caller()) : Optional.empty();
    var fields = new Fields();
    var provider =
        fields.required(
            "provider", request.hasProvider(), request.getProvider(), Function.identity());
    var scopes = fields.optional("scopes", true, request.getScopesList(), Scopes::new);
    fields.check();
    Optional<String> redirectUri =
        request.hasRedirectUri() ? Optional.of(request.getRedirectUri()) : Optional.empty();
    var command =
        new GetAuthorizationUrl.Command(
            provider.orElseThrow(), scopes.orElseThrow(), redirectUri, associating);
    return switch (useCases.getAuthorizationUrl().authorizationUrl(command)) {
      case GetAuthorizationUrl.Result.Ready ready ->
          GetAuthorizationUrlResponse.newBuilder()
              .setAuthorizationUrl(ready.authorizationUrl().toString())
              .setCsrfToken(ready.csrf().value())
              .setLifetime(Messages.duration(ready.lifetime()))
              .build();
      case Rejection rejection -> throw GrpcErrors.of(rejection);
    };
  }

  @Override
  public void completeAuthorization(
      CompleteAuthorizationRequest request,
      StreamObserver<CompleteAuthorizationResponse> observer) {
    Handling.answer(
        observer,
        () ->
            request.getAssociate()
                ? associate(callers.caller(), ProviderAnswer.of(request))
                : logIn(ProviderAnswer.of(request)));
  }

  private CompleteAuthorizationResponse logIn(ProviderAnswer answer) {
    var command =
        new LogInWithProvider.Command(
            answer.provider(), answer.response(), answer.csrf(), CallContext.current().client());
    return switch (useCases.logInWithProvider().logIn(command)) {
      case LogInWithProvider.Result.LoggedIn loggedIn ->
          CompleteAuthorizationResponse.newBuilder().setLogin(login(loggedIn)).build();
      case Rejection rejection -> throw GrpcErrors.of(rejection);
    };
  }

  /** Also through a backend for cookies: shown as a bearer's, its token is the same token. */
  private static CompleteAuthorizationResponse.Login login(
      LogInWithProvider.Result.LoggedIn loggedIn) {
    return CompleteAuthorizationResponse.Login.newBuilder()
        .setAccessToken(loggedIn.token().value())
        .setTokenType("bearer")
        .setExpireTime(Messages.timestamp(loggedIn.session().expires()))
        .build();
  }

  private CompleteAuthorizationResponse associate(Caller caller, ProviderAnswer answer) {
    var command =
        new AssociateOAuthAccount.Command(
            caller,
            answer.provider(),
            answer.response(),
            answer.csrf(),
            CallContext.current().client());
    return switch (useCases.associateOAuthAccount().associate(command)) {
      case AssociateOAuthAccount.Result.Associated associated ->
          CompleteAuthorizationResponse.newBuilder()
              .setUser(Messages.user(associated.user(), associated.accounts()))
              .build();
      case Rejection rejection -> throw GrpcErrors.of(rejection);
    };
  }

  @Override
  public void listOAuthAccounts(
      ListOAuthAccountsRequest request, StreamObserver<ListOAuthAccountsResponse> observer) {
    Handling.answer(observer, this::listOAuthAccounts);
  }

  private ListOAuthAccountsResponse listOAuthAccounts() {
    var user = callers.caller().user();
    var accounts = useCases.listOAuthAccounts().accountsOf(user.id()).orElseGet(List::of);
    return ListOAuthAccountsResponse.newBuilder()
        .addAllOauthAccounts(Messages.oauthAccounts(accounts))
        .build();
  }

  @Override
  public void unlinkOAuthAccount(
      UnlinkOAuthAccountRequest request, StreamObserver<UnlinkOAuthAccountResponse> observer) {
    Handling.answer(observer, () -> unlinkOAuthAccount(request));
  }

  private UnlinkOAuthAccountResponse unlinkOAuthAccount(UnlinkOAuthAccountRequest request) {
    var command =
        new UnlinkOAuthAccount.Command(
            callers.caller(),
            OAuthAccountId.parse(request.getId()),
            CallContext.current().client());
    return switch (useCases.unlinkOAuthAccount().unlink(command)) {
      case UnlinkOAuthAccount.Result.Unlinked done ->
          UnlinkOAuthAccountResponse.getDefaultInstance();
      case Rejection rejection -> throw GrpcErrors.of(rejection);
    };
  }
}
