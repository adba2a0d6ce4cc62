package dev.portcullis.application.memory;

import dev.portcullis.application.contract.federation.IdentityProviderContract;
import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.ExternalIdentity;
import java.net.URI;

class InMemoryIdentityProviderTest implements IdentityProviderContract {
  private final InMemoryIdentityProvider provider = new InMemoryIdentityProvider();

  @Override
  public IdentityProvider provider() {
    return provider;
  }

  @Override
  public Code agree(URI authorizationUrl, ExternalIdentity person) {
    return provider.agree(authorizationUrl, person);
  }

  @Override
  public void breakDown() {
    provider.breakDown();
  }
}
