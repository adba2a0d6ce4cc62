package dev.portcullis.adapters.oauth.oidc;

import dev.portcullis.adapters.oauth.ServedProviderContract;
import dev.portcullis.adapters.oauth.testing.OidcServer;
import java.time.InstantSource;

final class OpenIdConnectContractTest extends ServedProviderContract {
  OpenIdConnectContractTest() {
    super(new OidcServer(InstantSource.system()));
  }
}
