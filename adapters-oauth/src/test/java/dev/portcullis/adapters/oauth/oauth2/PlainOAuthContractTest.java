package dev.portcullis.adapters.oauth.oauth2;

import dev.portcullis.adapters.oauth.ServedProviderContract;
import dev.portcullis.adapters.oauth.testing.OAuthServer;

final class PlainOAuthContractTest extends ServedProviderContract {
  PlainOAuthContractTest() {
    super(new OAuthServer());
  }
}
