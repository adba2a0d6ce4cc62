package dev.portcullis.adapters.rest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.portcullis.adapters.rest.RawRequest;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.password.Password;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No password of a refused request stays in memory. */
final class PasswordWipingTest {
  private final Queue<Password> passwords = new ConcurrentLinkedQueue<>();
  private Javalin server;

  @BeforeEach
  void start() {
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.before(Body.within(Duration.ofSeconds(20)));
                  config.routes.post("/json", this::readJson);
                  config.routes.post("/form", this::readForm);
                  config.routes.exception(
                      RequestValidationException.class, (invalid, ctx) -> ctx.status(422));
                })
            .start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private void readJson(Context ctx) {
    var fields = JsonFields.of(ctx);
    fields.required("password", this::password);
    fields.optional("new_password", this::password);
    fields.required("email", EmailAddress::new);
    fields.check();
  }

  private void readForm(Context ctx) {
    var fields = FormFields.of(ctx);
    fields.required("password", this::password);
    fields.required("email", EmailAddress::new);
    fields.check();
  }

  private Password password(String text) {
    var password = Password.of(text);
    passwords.add(password);
    return password;
  }

  private RawRequest post(String path) {
    return new RawRequest(
        server.port(), "POST " + path + " HTTP/1.1", List.of("Host: localhost"), "");
  }

  private void assertWiped(int count) {
    assertThat(passwords)
        .hasSize(count)
        .allSatisfy(
            password ->
                assertThatIllegalStateException().isThrownBy(() -> password.reveal(bytes -> 0)));
  }

  @Test
  void passwords_of_a_refused_json_body_are_wiped() {
    var call =
        post("/json")
            .json("{\"password\":\"guinevere\",\"new_password\":\"excalibur\",\"email\":\"king\"}");

    assertThat(call.send().status()).isEqualTo(422);
    assertWiped(2);
  }

  @Test
  void the_password_is_wiped_where_only_the_rest_of_a_json_body_is_refused() {
    var call =
        post("/json")
            .json(
                "{\"password\":\"guinevere\",\"email\":\"king@camelot.bt\",\"other\":\"\\ud83d\"}");

    assertThat(call.send().status()).isEqualTo(422);
    assertWiped(1);
  }

  @Test
  void the_password_of_a_refused_form_is_wiped() {
    assertThat(post("/form").form("password=guinevere&email=king").send().status()).isEqualTo(422);
    assertWiped(1);
  }

  @Test
  void the_password_of_a_valid_request_can_be_used() {
    assertThat(post("/form").form("password=guinevere&email=king@camelot.bt").send().status())
        .isEqualTo(200);
    assertThat(passwords).singleElement().extracting(Password::length).isEqualTo(9);
  }
}
