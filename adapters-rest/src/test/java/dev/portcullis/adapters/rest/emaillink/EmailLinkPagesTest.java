package dev.portcullis.adapters.rest.emaillink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of mail links, as a browser without JavaScript gets them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmailLinkPagesTest {
  private static final String OTHER_PASSWORD = "excalibur";
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]*)\"");
  private static final Pattern STYLE = Pattern.compile("<style>(.*)</style>", Pattern.DOTALL);
  private static final AtomicInteger SECRETS = new AtomicInteger();

  private TestRestServer server;

  @BeforeAll
  void start() {
    server = new TestRestServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private String token(TokenPurpose purpose, Account account) {
    var secret = new LinkSecret("grail-" + SECRETS.incrementAndGet());
    var token =
        new OneTimeToken(
            secret.hash(),
            purpose,
            account.id(),
            account.user().email(),
            account.sessionGeneration(),
            TestData.NOW.plus(Duration.ofHours(1)));
    server.storage.oneTimeTokens().add(token, TestData.NOW);
    return secret.value();
  }

  private RawResponse open(String path, String token) {
    return server.call("GET", path + "?token=" + URLEncoder.encode(token, UTF_8)).send();
  }

  private RawResponse press(String path, String token) {
    return server.call("POST", path).form("token=" + URLEncoder.encode(token, UTF_8)).send();
  }

  private RawResponse reset(String token, String password) {
    return server
        .call("POST", "/reset-password")
        .form(
            "token=%s&password=%s"
                .formatted(URLEncoder.encode(token, UTF_8), URLEncoder.encode(password, UTF_8)))
        .send();
  }

  private boolean isVerified(Account account) {
    return server.storage.users().findById(account.id()).orElseThrow().user().verified();
  }

  private static String tokenIn(RawResponse page) {
    Matcher field = TOKEN.matcher(page.body());
    assertThat(field.find()).as(page.body()).isTrue();
    return field.group(1);
  }

  private static void assertIsPage(RawResponse answer, int status, String title) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(answer.body()).contains("<h1>" + title + "</h1>", "<title>" + title + "</title>");
  }

  @Test
  void opening_the_link_of_a_verification_mail_changes_nothing() {
    var unverified = server.unverifiedUser();
    String token = token(TokenPurpose.VERIFICATION, unverified);

    RawResponse page = open("/verify", token);

    assertIsPage(page, 200, "Verify your e-mail address");
    assertThat(page.body()).contains("<form method=\"post\" action=\"verify\">");
    assertThat(tokenIn(page)).isEqualTo(token);
    assertThat(isVerified(unverified)).isFalse();
  }

  @Test
  void the_button_verifies_the_address() {
    var unverified = server.unverifiedUser();

    RawResponse page = press("/verify", token(TokenPurpose.VERIFICATION, unverified));

    assertIsPage(page, 200, "Your e-mail address is verified");
    assertThat(page.body()).contains(unverified.user().email().value());
    assertThat(isVerified(unverified)).isTrue();
  }

  @Test
  void a_second_press_of_the_button_reports_already_verified() {
    String token = token(TokenPurpose.VERIFICATION, server.unverifiedUser());
    press("/verify", token);

    assertIsPage(press("/verify", token), 400, "Your e-mail address is verified already");
  }

  @Test
  void the_second_button_disowns_the_account() {
    Account mordred = server.unverifiedUser();
    String token = token(TokenPurpose.VERIFICATION, mordred);
    RawResponse page = open("/verify", token);
    assertThat(page.body())
        .contains("formaction=\"disown\"")
        .contains("I did not open this account");

    assertIsPage(press("/disown", tokenIn(page)), 200, "The account is out of use");
    assertThat(press("/disown", token).status()).isEqualTo(400);

    var stored = server.storage.users().findById(mordred.id()).orElseThrow();
    assertThat(stored.passwordHash().isOfPassword()).isFalse();
    assertThat(isVerified(mordred)).isFalse();
  }

  @Test
  void the_second_button_does_nothing_to_a_verified_account() {
    Account arthur = server.unverifiedUser();
    String first = token(TokenPurpose.VERIFICATION, arthur);
    String second = token(TokenPurpose.VERIFICATION, arthur);
    press("/verify", first);

    assertIsPage(press("/disown", second), 400, "Your e-mail address is verified already");
  }

  @Test
  void an_invalid_link_shows_a_page_with_advice() {
    for (RawResponse page :
        List.of(press("/verify", "nonsense"), reset("nonsense", OTHER_PASSWORD))) {
      assertIsPage(page, 400, "This link doesn&#39;t work any more");
      assertThat(page.body()).contains("Ask for a new mail").doesNotContain("<form");
    }
  }

  @Test
  void opening_the_link_of_a_reset_mail_changes_nothing() {
    var user = server.verifiedUser();
    String token = token(TokenPurpose.PASSWORD_RESET, user);

    RawResponse page = open("/reset-password", token);

    assertIsPage(page, 200, "Choose a new password");
    assertThat(page.body()).contains("<form method=\"post\" action=\"reset-password\">");
    assertThat(tokenIn(page)).isEqualTo(token);
    assertThat(server.logIn("bearer", user).status()).isEqualTo(200);
  }

  @Test
  void the_button_sets_the_password() {
    var user = server.verifiedUser();
    String session = server.bearerTokenOf(user);

    RawResponse page = reset(token(TokenPurpose.PASSWORD_RESET, user), OTHER_PASSWORD);

    assertIsPage(page, 200, "Your password is changed");
    assertThat(server.isGood(session)).isFalse();
    assertThat(server.logIn("bearer", user).code()).isEqualTo("LOGIN_BAD_CREDENTIALS");
  }

  @Test
  void a_weak_password_shows_the_form_again_with_the_token() {
    String token = token(TokenPurpose.PASSWORD_RESET, server.verifiedUser());

    RawResponse page = reset(token, "short");

    assertIsPage(page, 400, "Choose a new password");
    assertThat(page.body()).contains("role=\"alert\"", "aria-invalid=\"true\"");
    assertThat(page.body()).doesNotContain("\"short\"");
    assertIsPage(reset(tokenIn(page), OTHER_PASSWORD), 200, "Your password is changed");
  }

  @Test
  void a_missing_or_overlong_password_shows_the_form_again() {
    String token = token(TokenPurpose.PASSWORD_RESET, server.verifiedUser());

    for (String password : List.of("", "x".repeat(1025))) {
      RawResponse page = reset(token, password);
      assertIsPage(page, 422, "Choose a new password");
      assertThat(page.body()).contains("role=\"alert\"");
      assertThat(tokenIn(page)).isEqualTo(token);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/verify", "/reset-password"})
  void a_missing_or_overlong_token_is_reported_as_an_incomplete_link(String path) {
    String overlong = "x".repeat(4097);

    for (RawResponse page :
        List.of(
            server.call("GET", path).send(),
            server.call("GET", path + "?token=").send(),
            open(path, overlong),
            server.call("POST", path).send(),
            server.call("POST", path).json("{\"token\": \"x\"}").send(),
            server.call("POST", path).form("").send(),
            press(path, overlong))) {
      assertIsPage(page, 400, "This link is not complete");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%zz", "%ff%fe", "%ed%a0%80", "%00"})
  void a_malformed_token_shows_a_page(String mangled) {
    for (RawResponse page :
        List.of(
            server.call("GET", "/verify?token=" + mangled).send(),
            server.call("POST", "/verify").form("token=" + mangled).send())) {
      assertThat(page.status()).isBetween(200, 499);
      assertThat(page.header("Content-Type")).startsWith("text/html");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/verify", "/reset-password"})
  void an_overlong_form_shows_a_page(String path) {
    RawResponse page = server.call("POST", path).form("token=" + "x".repeat(64 * 1024)).send();

    assertIsPage(page, 413, "This didn&#39;t work");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/verify", "/reset-password"})
  void request_values_on_a_page_are_escaped(String path) {
    String attack = "\"><script>alert('x')</script>&quot;{{style}}";

    RawResponse page = open(path, attack);

    assertThat(page.body()).doesNotContain("<script", attack);
    assertThat(page.body()).contains("value=\"&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)");
  }

  @Test
  void a_page_cannot_run_scripts_load_resources_or_be_framed() throws Exception {
    for (RawResponse page :
        List.of(
            open("/verify", "x"),
            server.call("GET", "/verify").send(),
            press("/verify", "x"),
            open("/reset-password", "x"),
            reset("x", OTHER_PASSWORD),
            press("/reset-password", "x".repeat(64 * 1024)))) {
      assertThat(page.header("Content-Security-Policy"))
          .isEqualTo(
              "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none';"
                  + " frame-ancestors 'none'",
              hashOfStyle(page));
      assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(page.body()).doesNotContain("<script", "<img", "<link", "http:", "https:");
    }
  }

  private static String hashOfStyle(RawResponse page) throws Exception {
    Matcher style = STYLE.matcher(page.body());
    assertThat(style.find()).isTrue();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }
}
