package dev.portcullis.adapters.oauth;

import dev.portcullis.adapters.oauth.testing.Browser;
import dev.portcullis.adapters.oauth.testing.OidcServer;
import dev.portcullis.application.contract.federation.IdentityProviderContract;
import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.ExternalIdentity;
import java.net.URI;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

final class OpenIdConnectContractTest implements IdentityProviderContract {
  private final OidcServer server = new OidcServer(InstantSource.system());
  private final OAuthIdentityProvider provider =
      OAuthIdentityProvider.open(Visits.settings(server), InstantSource.system());

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  @Override
  public IdentityProvider provider() {
    return provider;
  }

  @Override
  public Code agree(URI authorizationUrl, ExternalIdentity person) {
    server.person(
        person.accountId(), person.email().map(EmailAddress::value), person.isEmailVerified());
    return new Code(Visits.parameter(Browser.visit(authorizationUrl), "code"));
  }

  @Override
  public void breakDown() {
    server.close();
  }
}
