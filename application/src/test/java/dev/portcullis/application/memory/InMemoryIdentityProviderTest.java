package dev.portcullis.application.memory;

import dev.portcullis.application.contract.IdentityProviderContract;
import dev.portcullis.application.port.out.IdentityProvider;
import dev.portcullis.domain.oauth.AuthorizationResponse.Code;
import dev.portcullis.domain.oauth.Identity;
import java.net.URI;

class InMemoryIdentityProviderTest implements IdentityProviderContract {
  private final InMemoryIdentityProvider provider = new InMemoryIdentityProvider();

  @Override
  public IdentityProvider provider() {
    return provider;
  }

  @Override
  public Code agree(URI authorizationUrl, Identity person) {
    return provider.agree(authorizationUrl, person);
  }

  @Override
  public void breakDown() {
    provider.breakDown();
  }
}
