package dev.portcullis.acceptance.federation;

import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.GrpcApi;
import dev.portcullis.acceptance.Outcome;
import dev.portcullis.proto.v1.CompleteAuthorizationRequest;
import dev.portcullis.proto.v1.GetAuthorizationUrlRequest;
import dev.portcullis.proto.v1.ListOAuthAccountsRequest;
import dev.portcullis.proto.v1.OAuthAccount;
import dev.portcullis.proto.v1.OAuthServiceGrpc;
import dev.portcullis.proto.v1.UnlinkOAuthAccountRequest;
import io.grpc.Channel;
import java.net.URI;
import java.util.List;

/** Sign-in with a provider over gRPC, as a native client does it. */
public record GrpcOAuthApi(Channel channel) implements OAuthApi {
  private OAuthServiceGrpc.OAuthServiceBlockingStub oauth(String token) {
    return GrpcApi.showing(token, OAuthServiceGrpc.newBlockingStub(channel));
  }

  @Override
  public Outcome<Authorization> authorize(Wish wish) {
    return authorize("", request(wish));
  }

  @Override
  public Outcome<Authorization> authorizeAssociation(String token, Wish wish) {
    return authorize(token, request(wish).setAssociate(true));
  }

  private static GetAuthorizationUrlRequest.Builder request(Wish wish) {
    var request =
        GetAuthorizationUrlRequest.newBuilder()
            .setProvider(wish.provider())
            .addAllScopes(wish.scopes());
    wish.redirectUri().ifPresent(request::setRedirectUri);
    return request;
  }

  private Outcome<Authorization> authorize(
      String token, GetAuthorizationUrlRequest.Builder request) {
    return GrpcApi.outcome(
        () -> {
          var answer = oauth(token).getAuthorizationUrl(request.build());
          return new Authorization(URI.create(answer.getAuthorizationUrl()), answer.getCsrfToken());
        });
  }

  @Override
  public Outcome<String> logIn(Return back) {
    var request = request(back).build();
    return GrpcApi.outcome(
        () -> oauth("").completeAuthorization(request).getLogin().getAccessToken());
  }

  @Override
  public Outcome<Person> associate(String token, Return back) {
    var request = request(back).setAssociate(true).build();
    return GrpcApi.outcome(
        () -> GrpcApi.person(oauth(token).completeAuthorization(request).getUser()));
  }

  private static CompleteAuthorizationRequest.Builder request(Return back) {
    var request =
        CompleteAuthorizationRequest.newBuilder()
            .setProvider(back.provider())
            .setCsrfToken(back.csrf());
    GrpcApi.text(back.parameters(), "code", request::setCode);
    GrpcApi.text(back.parameters(), "state", request::setState);
    GrpcApi.text(back.parameters(), "error", request::setError);
    GrpcApi.text(back.parameters(), "iss", request::setIssuer);
    return request;
  }

  @Override
  public Outcome<List<LinkedAccount>> accounts(String token) {
    return GrpcApi.outcome(
        () ->
            accounts(
                oauth(token)
                    .listOAuthAccounts(ListOAuthAccountsRequest.getDefaultInstance())
                    .getOauthAccountsList()));
  }

  @Override
  public Outcome<Boolean> unlink(String token, String id) {
    var request = UnlinkOAuthAccountRequest.newBuilder().setId(id).build();
    return GrpcApi.outcome(() -> oauth(token).unlinkOAuthAccount(request).isInitialized());
  }

  public static List<LinkedAccount> accounts(List<OAuthAccount> accounts) {
    return accounts.stream()
        .map(
            account ->
                new LinkedAccount(
                    account.getId(),
                    account.getProvider(),
                    account.getAccountId(),
                    account.getAccountEmail()))
        .toList();
  }
}
