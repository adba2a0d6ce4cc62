package dev.portcullis.adapters.rest.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.RawRequest;
import dev.portcullis.adapters.rest.RestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.memory.InMemoryIdentityProvider;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.usecase.federation.ProviderSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers of REST while the store can't store provider accounts. */
final class MissingCapabilityTest {
  private static RestServer server(List<ProviderSettings> providers) {
    var out =
        new TestApplication()
            .outPortsOfCore()
            .withProviders(
                TestApplication.byName(providers, new InMemoryIdentityProvider()),
                (name, problem) -> {})
            .build();
    return RestServer.start(
        TestRestServerOptions.USUAL.settings(),
        ApplicationAssembly.assemble(out, TestApplication.settings(false, providers)),
        TestApplication.BACKENDS);
  }

  private static String answer(RestServer server, String path) {
    var answer = RawRequest.of(server.port(), "GET", path).send();
    return answer.status() + " " + answer.code();
  }

  @Test
  void sign_in_with_a_configured_provider_is_not_available() {
    var grail = TestApplication.provider("grail", TestApplication.BEARER, Optional.empty());
    try (RestServer server = server(List.of(grail))) {
      assertThat(answer(server, "/auth/grail/authorize")).isEqualTo("501 NOT_AVAILABLE");
      assertThat(answer(server, "/auth/grail/callback?code=c&state=s"))
          .isEqualTo("501 NOT_AVAILABLE");
    }
  }

  @Test
  void without_configured_providers_there_is_none_of_any_name() {
    try (RestServer server = server(List.of())) {
      assertThat(answer(server, "/auth/grail/authorize")).isEqualTo("404 NOT_FOUND");
      assertThat(answer(server, "/auth/grail/callback?code=c&state=s")).isEqualTo("404 NOT_FOUND");
    }
  }
}
