package dev.portcullis.acceptance.emaillink;

import static dev.portcullis.acceptance.ServerUnderTest.OTHER_PASSWORD;
import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;
import static dev.portcullis.acceptance.ServerUnderTest.newEmail;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.acceptance.docs.OpenApiDescription;
import dev.portcullis.adapters.mail.LogMailer;
import dev.portcullis.bootstrap.Portcullis;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;

/** Mail links from the request to the button on the page. The links are read from the log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmailLinkPagesAcceptanceTest {
  private static final Pattern LINK = Pattern.compile("Mail to (\\S+): (\\S+)");
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]*)\"");

  private final Logger logger = (Logger) LoggerFactory.getLogger(LogMailer.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private Portcullis portcullis;
  private Api api;
  private OpenApiDescription description;

  @BeforeAll
  void start() throws Exception {
    log.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
    portcullis = TestServers.start(TestServers.settings());
    api = new RestApi(portcullis.httpPort());
    description = new OpenApiDescription(exchange(request("/openapi.json")).body());
  }

  @AfterAll
  void stop() {
    api.close();
    client.close();
    portcullis.close();
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  private Person newPerson() {
    return api.register(Map.of("email", newEmail(), "password", PASSWORD)).value();
  }

  private URI awaitLink(Person person) {
    return await().until(() -> findLink(person), Optional::isPresent).orElseThrow();
  }

  private Optional<URI> findLink(Person person) {
    synchronized (log) {
      return log.list.stream()
          .map(event -> LINK.matcher(event.getFormattedMessage()))
          .filter(line -> line.matches() && line.group(1).equals(person.email()))
          .map(line -> URI.create(line.group(2)))
          .findFirst();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + portcullis.httpPort() + path));
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> open(URI link) throws Exception {
    return description.check(exchange(request(link.getPath() + "?" + link.getQuery())));
  }

  private HttpResponse<String> press(URI link, HttpResponse<String> page, String fields)
      throws Exception {
    Matcher token = TOKEN.matcher(page.body());
    assertThat(token.find()).isTrue();
    String form = "token=" + URLEncoder.encode(Objects.requireNonNull(token.group(1)), UTF_8);
    return description.check(
        exchange(
            request(link.getPath())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form + fields))));
  }

  @Test
  void the_link_of_a_verification_mail_opens_a_page_whose_button_verifies_the_address()
      throws Exception {
    var person = newPerson();
    api.requestVerification(Map.of("email", person.email())).value();
    URI link = awaitLink(person);
    assertThat(link.toString()).startsWith("http://localhost:8000/verify?token=");

    var page = open(link);
    assertThat(open(link).body()).isEqualTo(page.body());
    assertThat(press(link, page, "").statusCode()).isEqualTo(200);
    assertThat(press(link, page, "").statusCode()).isEqualTo(400);

    String token =
        api.logIn("jwt", Map.of("username", person.email(), "password", PASSWORD)).value();
    assertThat(api.me(token).value()).isEqualTo(person.withVerified(true));
  }

  @Test
  void the_link_of_a_reset_mail_opens_a_page_whose_button_sets_the_password() throws Exception {
    var person = newPerson();
    api.forgotPassword(Map.of("email", person.email())).value();
    URI link = awaitLink(person);
    assertThat(link.toString()).startsWith("http://localhost:8000/reset-password?token=");

    var page = open(link);
    var again = press(link, page, "&password=short");
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(press(link, again, "&password=" + OTHER_PASSWORD).statusCode()).isEqualTo(200);

    assertThat(
            api.logIn("jwt", Map.of("username", person.email(), "password", OTHER_PASSWORD)).code())
        .isEqualTo("OK");
    assertThat(description.check(exchange(request("/verify"))).statusCode()).isEqualTo(400);
  }
}
