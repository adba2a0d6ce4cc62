package dev.portcullis.adapters.oauth.oidc;

import dev.portcullis.adapters.oauth.ProviderServerContract;
import dev.portcullis.adapters.oauth.testing.OidcServer;
import java.time.InstantSource;

final class OpenIdConnectContractTest extends ProviderServerContract {
  OpenIdConnectContractTest() {
    super(new OidcServer(InstantSource.system()));
  }
}
