package dev.portcullis.acceptance;

import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.bootstrap.Portcullis;
import java.util.Map;

/** Acceptance run with every token in the cookie, whichever backend it comes from. */
final class RestByCookieOnSqliteTest extends AcceptanceSpecification {
  @Override
  public Map<String, String> newSettings() {
    return TestServers.settings();
  }

  @Override
  public Api connect(Portcullis portcullis) {
    return new RestApi(portcullis.httpPort(), Transport.COOKIE);
  }
}
