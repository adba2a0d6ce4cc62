package dev.portcullis.adapters.grpc;

import static dev.portcullis.adapters.grpc.call.UnaryCalls.reply;

import dev.portcullis.adapters.grpc.call.CallContext;
import dev.portcullis.adapters.grpc.call.Fields;
import dev.portcullis.adapters.grpc.call.GrpcErrors;
import dev.portcullis.adapters.grpc.call.ProtoMapper;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.federation.AssociateOAuthAccount;
import dev.portcullis.application.port.in.federation.FederationUseCases;
import dev.portcullis.application.port.in.federation.GetAuthorizationUrl;
import dev.portcullis.application.port.in.federation.LogInWithProvider;
import dev.portcullis.application.port.in.federation.UnlinkOAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.federation.Scopes;
import dev.portcullis.domain.login.SignedInUser;
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

/** Service for sign-in with providers, and for the caller's linked accounts. */
final class OAuthGrpcService extends OAuthServiceGrpc.OAuthServiceImplBase {
  private final FederationUseCases federation;
  private final RequestAuthenticator authenticator;

  OAuthGrpcService(FederationUseCases federation, RequestAuthenticator authenticator) {
    this.federation = federation;
    this.authenticator = authenticator;
  }

  @Override
  public void getAuthorizationUrl(
      GetAuthorizationUrlRequest request, StreamObserver<GetAuthorizationUrlResponse> observer) {
    reply(observer, getAuthorizationUrl(request));
  }

  private GetAuthorizationUrlResponse getAuthorizationUrl(GetAuthorizationUrlRequest request) {
    Optional<SignedInUser> associating =
        request.getAssociate() ? Optional.of(authenticator.caller()) : Optional.empty();
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
    return switch (federation.getAuthorizationUrl().authorizationUrl(command)) {
      case GetAuthorizationUrl.Result.Ready ready ->
          GetAuthorizationUrlResponse.newBuilder()
              .setAuthorizationUrl(ready.authorizationUrl().toString())
              .setCsrfToken(ready.csrf().value())
              .setLifetime(ProtoMapper.duration(ready.lifetime()))
              .build();
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }

  @Override
  public void completeAuthorization(
      CompleteAuthorizationRequest request,
      StreamObserver<CompleteAuthorizationResponse> observer) {
    reply(
        observer,
        request.getAssociate()
            ? associate(authenticator.caller(), AuthorizationResponseReader.of(request))
            : logIn(AuthorizationResponseReader.of(request)));
  }

  private CompleteAuthorizationResponse logIn(AuthorizationResponseReader answer) {
    var command =
        new LogInWithProvider.Command(
            answer.provider(), answer.response(), answer.csrf(), CallContext.current().client());
    return switch (federation.logInWithProvider().logIn(command)) {
      case LogInWithProvider.Result.LoggedIn loggedIn ->
          CompleteAuthorizationResponse.newBuilder().setLogin(login(loggedIn)).build();
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }

  /** Also for a backend whose transport is a cookie: its tokens are valid as bearer tokens, too. */
  private static CompleteAuthorizationResponse.Login login(
      LogInWithProvider.Result.LoggedIn loggedIn) {
    return CompleteAuthorizationResponse.Login.newBuilder()
        .setAccessToken(loggedIn.token().token().value())
        .setTokenType("bearer")
        .setExpireTime(ProtoMapper.timestamp(loggedIn.token().expires()))
        .build();
  }

  private CompleteAuthorizationResponse associate(
      SignedInUser caller, AuthorizationResponseReader answer) {
    var command =
        new AssociateOAuthAccount.Command(
            caller,
            answer.provider(),
            answer.response(),
            answer.csrf(),
            CallContext.current().client());
    return switch (federation.associateOAuthAccount().associate(command)) {
      case AssociateOAuthAccount.Result.Associated associated ->
          CompleteAuthorizationResponse.newBuilder()
              .setUser(ProtoMapper.user(associated.user(), associated.accounts()))
              .build();
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }

  @Override
  public void listOAuthAccounts(
      ListOAuthAccountsRequest request, StreamObserver<ListOAuthAccountsResponse> observer) {
    reply(observer, listOAuthAccounts());
  }

  private ListOAuthAccountsResponse listOAuthAccounts() {
    var user = authenticator.caller().user();
    var accounts = federation.listOAuthAccounts().accountsOf(user.id()).orElseGet(List::of);
    return ListOAuthAccountsResponse.newBuilder()
        .addAllOauthAccounts(ProtoMapper.oauthAccounts(accounts))
        .build();
  }

  @Override
  public void unlinkOAuthAccount(
      UnlinkOAuthAccountRequest request, StreamObserver<UnlinkOAuthAccountResponse> observer) {
    reply(observer, unlinkOAuthAccount(request));
  }

  private UnlinkOAuthAccountResponse unlinkOAuthAccount(UnlinkOAuthAccountRequest request) {
    var command =
        new UnlinkOAuthAccount.Command(
            authenticator.caller(),
            OAuthAccountId.parse(request.getId()),
            CallContext.current().client());
    return switch (federation.unlinkOAuthAccount().unlink(command)) {
      case UnlinkOAuthAccount.Result.Unlinked done ->
          UnlinkOAuthAccountResponse.getDefaultInstance();
      case Rejection rejection -> throw GrpcErrors.rejected(rejection);
    };
  }
}
