package dev.portcullis.adapters.rest.docs;

import static dev.portcullis.adapters.rest.settings.CookieSettings.SameSite.LAX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.RestServer;
import dev.portcullis.adapters.rest.http.Json;
import dev.portcullis.adapters.rest.settings.CookieSettings;
import dev.portcullis.adapters.rest.settings.RestSettings;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.login.BackendDescriptions;
import dev.portcullis.domain.network.TrustedProxies;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The OpenAPI description and its page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DocsTest {
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private RestServer server;

  @BeforeAll
  void start() {
    var cookie = new CookieSettings("grail", true, LAX, true, "/", Optional.empty());
    var settings =
        new RestSettings(
            "127.0.0.1",
            0,
            URI.create("https://auth.camelot.bt"),
            cookie,
            TrustedProxies.NONE,
            Set.of());
    server =
        RestServer.start(
            settings, new TestApplication().useCases(), new BackendDescriptions(List.of()));
  }

  @AfterAll
  void stop() {
    client.close();
    server.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()).resolve(path));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void the_description_is_openapi_3_1_in_json() throws Exception {
    var description = get("/openapi.json");

    assertThat(header(description, "Content-Type")).isEqualTo("application/json");
    assertThat(Json.read(description.body()).get("openapi").textValue()).startsWith("3.1.");
  }

  @Test
  void the_page_links_only_to_files_of_this_server() throws Exception {
    var page = get("/docs");
    List<String> links = LINK.matcher(page.body()).results().map(link -> link.group(1)).toList();

    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(links)
        .contains("docs/docs.js", "docs/swagger-ui.css", "openapi.json")
        .noneMatch(link -> link.contains("//"));
    for (String link : links) {
      if (!link.startsWith("data:")) {
        assertThat(get("/" + link).statusCode()).as(link).isEqualTo(200);
      }
    }
  }

  @Test
  void the_content_security_policy_forbids_other_sources() throws Exception {
    assertThat(header(get("/docs"), "Content-Security-Policy"))
        .startsWith("default-src 'none';")
        .contains("script-src 'self';", "connect-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void files_of_the_page_are_cached_and_have_a_content_type() throws Exception {
    var script = get("/docs/swagger-ui-bundle.js");

    assertThat(header(script, "Content-Type")).startsWith("text/javascript");
    assertThat(header(script, "Cache-Control")).isEqualTo("public, max-age=86400");
    assertThat(header(get("/docs/swagger-ui.css"), "Content-Type")).startsWith("text/css");
  }

  @Test
  void no_other_file_is_served() throws Exception {
    for (String name : List.of("index.html", "swagger-ui.js", "..%2Fopenapi.json", "docs.html")) {
      assertThat(get("/docs/" + name).statusCode()).as(name).isIn(400, 404);
    }
  }
}
