package dev.portcullis.adapters.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.portcullis.adapters.oauth.http.Reply;
import dev.portcullis.adapters.oauth.testing.OidcServer;
import dev.portcullis.adapters.oauth.testing.ScriptedResponse;
import dev.portcullis.application.failure.ProviderUnavailable;
import dev.portcullis.application.port.out.federation.IdentityProvider.Identified;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Logs, failures and {@code toString} contain no secret, code or token. */
final class ProviderSecrecyTest {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level usual = root.getLevel();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final OidcServer server = new OidcServer(InstantSource.system());
  private final OAuthSettings settings = SignInVisits.settings(server);
  private final OAuthIdentityProvider provider =
      OAuthIdentityProvider.open(settings, InstantSource.system());

  @BeforeEach
  void listen() {
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.TRACE);
  }

  @AfterEach
  void stop() {
    root.setLevel(usual);
    root.detachAppender(lines);
    provider.close();
    server.close();
  }

  @Test
  void no_log_level_shows_a_secret_a_code_or_a_token() {
    var known = (Identified) SignInVisits.signIn(provider);

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(
            line ->
                line.contains(OidcServer.CLIENT_SECRET)
                    || line.contains("code-")
                    || line.contains(known.tokens().access())
                    || line.contains(SignInVisits.CONTEXT.codeVerifier().value()));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 503})
  void no_failure_repeats_the_request_or_the_response(int status) {
    server.answers(
        server.tokenEndpoint(),
        ScriptedResponse.json(
            status, "{\"access_token\":\"hush\",\"error\":\"invalid_client\",,}"));

    String told = failure(new Code("code-hush"));

    assertThat(told).doesNotContain("hush", OidcServer.CLIENT_SECRET, "verifier-verifier");
  }

  private String failure(Code code) {
    try {
      return SignInVisits.problem(provider.identify(code, Optional.empty(), SignInVisits.CONTEXT));
    } catch (ProviderUnavailable failure) {
      var trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      return trace.toString();
    }
  }

  @Test
  void settings_redact_the_client_secret() {
    assertThat(settings.toString()).contains("grail").doesNotContain(OidcServer.CLIENT_SECRET);
  }

  @Test
  void answers_redact_tokens() {
    assertThat(SignInVisits.signIn(provider).toString()).doesNotContain("access-");
  }

  @Test
  void replies_redact_the_body() {
    assertThat(new Reply("it", 200, "application/json", "hush")).hasToString("Reply[it, 200]");
  }
}
