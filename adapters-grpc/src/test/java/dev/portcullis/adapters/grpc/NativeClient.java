package dev.portcullis.adapters.grpc;

import dev.portcullis.application.memory.InMemoryIdentityProvider;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.federation.ExternalIdentity;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.CompleteAuthorizationRequest;
import dev.portcullis.proto.v1.CompleteAuthorizationResponse;
import dev.portcullis.proto.v1.GetAuthorizationUrlRequest;
import dev.portcullis.proto.v1.GetAuthorizationUrlResponse;
import dev.portcullis.proto.v1.GetCurrentUserRequest;
import dev.portcullis.proto.v1.ListOAuthAccountsRequest;
import dev.portcullis.proto.v1.LoginRequest;
import dev.portcullis.proto.v1.OAuthAccount;
import dev.portcullis.proto.v1.OAuthServiceGrpc;
import dev.portcullis.proto.v1.RegisterRequest;
import dev.portcullis.proto.v1.User;
import dev.portcullis.proto.v1.UserServiceGrpc;
import io.grpc.Metadata;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A native client, which requests authorization URLs and completes authorizations.
 *
 * @param token the client's bearer token; empty for none
 */
record NativeClient(TestGrpcServer server, String token) {
  private static final String PASSWORD = "guinevere";
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  /** Returns a client without a token. */
  static NativeClient to(TestGrpcServer server) {
    return new NativeClient(server, "");
  }

  /** Registers a user with that address, logs in, and returns a client with the token. */
  static NativeClient registered(TestGrpcServer server, String email) {
    var auth = AuthServiceGrpc.newBlockingStub(server.channel);
    var unused =
        auth.register(RegisterRequest.newBuilder().setEmail(email).setPassword(PASSWORD).build());
    var login =
        auth.login(LoginRequest.newBuilder().setUsername(email).setPassword(PASSWORD).build());
    return new NativeClient(server, login.getAccessToken());
  }

  /** Returns a client with another token. */
  NativeClient with(String other) {
    return new NativeClient(server, other);
  }

  /** Returns an identity at the provider, with a verified address. */
  static ExternalIdentity person(String name) {
    return new ExternalIdentity(name, Optional.of(new EmailAddress(name + "@camelot.bt")), true);
  }

  OAuthServiceGrpc.OAuthServiceBlockingStub oauth() {
    return showingToken(OAuthServiceGrpc.newBlockingStub(server.channel));
  }

  UserServiceGrpc.UserServiceBlockingStub users() {
    return showingToken(UserServiceGrpc.newBlockingStub(server.channel));
  }

  private <S extends AbstractStub<S>> S showingToken(S stub) {
    var headers = new Metadata();
    if (!token.isEmpty()) {
      headers.put(AUTHORIZATION, "Bearer " + token);
    }
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /** Requests an authorization URL for a log-in. */
  GetAuthorizationUrlResponse ask() {
    return ask(GetAuthorizationUrlRequest.newBuilder().setProvider("grail"));
  }

  /** Requests an authorization URL for linking an account. */
  GetAuthorizationUrlResponse askToAssociate() {
    return ask(GetAuthorizationUrlRequest.newBuilder().setProvider("grail").setAssociate(true));
  }

  GetAuthorizationUrlResponse ask(GetAuthorizationUrlRequest.Builder request) {
    return oauth().getAuthorizationUrl(request.build());
  }

  /** Returns a query parameter of the authorization URL. */
  static String parameter(GetAuthorizationUrlResponse asked, String name) {
    return InMemoryIdentityProvider.parameters(URI.create(asked.getAuthorizationUrl()))
        .getOrDefault(name, "");
  }

  /** Returns the request that completes the authorization after {@code person} has agreed. */
  CompleteAuthorizationRequest.Builder answer(
      GetAuthorizationUrlResponse asked, ExternalIdentity person) {
    var code = server.identityProvider.agree(URI.create(asked.getAuthorizationUrl()), person);
    return answer(asked).setCode(code.value());
  }

  /** Returns the request that completes the authorization, without a code. */
  CompleteAuthorizationRequest.Builder answer(GetAuthorizationUrlResponse asked) {
    return CompleteAuthorizationRequest.newBuilder()
        .setProvider("grail")
        .setState(parameter(asked, "state"))
        .setCsrfToken(asked.getCsrfToken());
  }

  CompleteAuthorizationResponse complete(CompleteAuthorizationRequest.Builder request) {
    return oauth().completeAuthorization(request.build());
  }

  GrpcFailure refusal(CompleteAuthorizationRequest.Builder request) {
    return GrpcFailure.of(() -> complete(request));
  }

  /** Logs in with the provider, and returns the token. */
  String logIn(ExternalIdentity person) {
    return complete(answer(ask(), person)).getLogin().getAccessToken();
  }

  /** Links the person's account, and returns all linked accounts. */
  List<OAuthAccount> associate(ExternalIdentity person) {
    return complete(answer(askToAssociate(), person).setAssociate(true))
        .getUser()
        .getOauthAccountsList();
  }

  User me() {
    return users().getCurrentUser(GetCurrentUserRequest.getDefaultInstance()).getUser();
  }

  List<OAuthAccount> accounts() {
    return oauth()
        .listOAuthAccounts(ListOAuthAccountsRequest.getDefaultInstance())
        .getOauthAccountsList();
  }
}
