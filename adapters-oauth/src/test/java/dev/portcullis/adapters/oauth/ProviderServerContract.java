package dev.portcullis.adapters.oauth;

import dev.portcullis.adapters.oauth.testing.Browser;
import dev.portcullis.adapters.oauth.testing.ProviderServer;
import dev.portcullis.application.contract.federation.IdentityProviderContract;
import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.ExternalIdentity;
import java.net.URI;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;

/** Runs the contract of identity providers against a {@link ProviderServer}. */
public abstract class ProviderServerContract implements IdentityProviderContract {
  private final ProviderServer server;
  private final OAuthIdentityProvider provider;

  public ProviderServerContract(ProviderServer server) {
    this.server = server;
    this.provider =
        OAuthIdentityProvider.open(SignInVisits.settings(server), InstantSource.system());
  }

  @AfterEach
  final void close() {
    provider.close();
    server.close();
  }

  @Override
  public final IdentityProvider provider() {
    return provider;
  }

  @Override
  public final Code agree(URI authorizationUrl, ExternalIdentity person) {
    server.person(
        person.accountId(), person.email().map(EmailAddress::value), person.isEmailVerified());
    return new Code(SignInVisits.parameter(Browser.visit(authorizationUrl), "code"));
  }

  @Override
  public final void breakDown() {
    server.close();
  }
}
