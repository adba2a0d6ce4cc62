package dev.portcullis.adapters.oauth.oauth2;

import dev.portcullis.adapters.oauth.ProviderServerContract;
import dev.portcullis.adapters.oauth.testing.OAuthServer;

final class PlainOAuthContractTest extends ProviderServerContract {
  PlainOAuthContractTest() {
    super(new OAuthServer());
  }
}
