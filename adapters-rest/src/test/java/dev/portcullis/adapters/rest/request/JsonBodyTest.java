package dev.portcullis.adapters.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Validation of JSON bodies. All errors are reported at once, and none contains a secret. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JsonBodyTest {
  /** Schema that requires a {@code crest} of any type. */
  private static final UserSchema SCHEMA =
      new UserSchema() {
        @Override
        public Set<String> names() {
          return Set.of("crest");
        }

        @Override
        public Attributes withDefaults(Attributes given) {
          return given;
        }

        @Override
        public List<AttributeViolation> violations(Attributes attributes) {
          return attributes.isEmpty()
              ? List.of(new AttributeViolation(List.of("crest"), true, "is required"))
              : List.of();
        }
      };

  private TestRestServer server;

  @BeforeAll
  void start() {
    server = new TestRestServer(TestRestServerOptions.USUAL.with(SCHEMA));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private RawResponse register(String more) {
    String json =
        "{\"email\":\"arthur@camelot.bt\",\"password\":\"guinevere\",\"crest\":1%s}"
            .formatted(more);
    return server.call("POST", "/auth/register").json(json).send();
  }

  private RawResponse registerWith(String json) {
    return server.call("POST", "/auth/register").json(json).send();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"hunter2\":1e999}",
        "[\"hunter2\",{\"hunter2\":[1e999]}]",
        "{\"hunter2\":\"\\ud800\"}",
        "{\"hunter2\\udfff\":1}",
        "{\"hunter2\":true}",
        "[\"hunter2\"]"
      })
  void an_error_inside_a_password_is_reported_without_its_path(String password) {
    RawResponse answer =
        registerWith(
            "{\"email\":\"arthur@camelot.bt\",\"crest\":1,\"password\":%s}".formatted(password));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.locs()).containsExactly("[\"body\",\"password\"]");
    assertThat(answer.body()).doesNotContain("hunter2").contains("must be a string");
  }

  @Test
  void an_error_inside_an_unknown_field_is_reported_without_its_path() {
    RawResponse answer = register(",\"passwort\":{\"hunter2\":1e999}");

    assertThat(answer.locs()).containsExactly("[\"body\",\"passwort\"]");
    assertThat(answer.body()).doesNotContain("hunter2");
  }

  @Test
  void an_error_inside_a_custom_field_is_reported_with_its_path() {
    RawResponse answer =
        registerWith(
            "{\"email\":\"arthur@camelot.bt\",\"password\":\"guinevere\","
                + "\"crest\":{\"lions\":[1,1e999],\"motto\":\"\\ud800\",\"\\ud800\":1}}");

    assertThat(answer.locs())
        .containsExactlyInAnyOrder(
            "[\"body\",\"crest\",\"lions\",1]",
            "[\"body\",\"crest\",\"motto\"]",
            "[\"body\",\"crest\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"motto\":\"\\ud800\"",
        ",\"motto\":\"\\udc00\\ud800\"",
        ",\"motto\":[\"\\ud800\"]",
        ",\"motto\":{\"\\ud800\":1}",
        ",\"motto\":{\"a\":{\"b\":\"\\ud800\"}}"
      })
  void invalid_unicode_is_refused_even_in_unknown_fields(String more) {
    assertThat(register(more).locs()).containsExactly("[\"body\",\"motto\"]");
  }

  @Test
  void a_field_name_with_invalid_unicode_is_refused() {
    assertThat(register(",\"\\ud800\":1").locs()).containsExactly("[\"body\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999",
        "-1e999",
        "1e-999",
        "1e999999999",
        "1e-999999999",
        "9223372036854775808",
        "-9223372036854775809"
      })
  void numbers_beyond_64_bits_are_refused_in_every_field(String number) {
    assertThat(register(",\"age\":" + number).locs()).containsExactly("[\"body\",\"age\"]");
    assertThat(
            registerWith(
                    "{\"email\":\"arthur@camelot.bt\",\"password\":\"guinevere\",\"crest\":%s}"
                        .formatted(number))
                .locs())
        .containsExactly("[\"body\",\"crest\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"motto\":\"\\ud83d\\udde1\"",
        ",\"age\":9223372036854775807",
        ",\"age\":1.7976931348623157e308",
        ",\"age\":0e999999999",
        ",\"\":null"
      })
  void valid_unknown_fields_are_ignored(String more) {
    RawResponse answer = register(more + ",\"email\":1");

    assertThat(answer.locs()).doesNotContain("[\"body\",\"motto\"]", "[\"body\",\"age\"]");
  }

  @Test
  void all_errors_are_reported_at_once_and_each_field_once() {
    RawResponse answer =
        registerWith("{\"email\":1e999,\"motto\":\"\\ud800\",\"age\":[1e999,1e999]}");

    assertThat(answer.locs())
        .containsExactlyInAnyOrder(
            "[\"body\",\"email\"]",
            "[\"body\",\"password\"]",
            "[\"body\",\"crest\"]",
            "[\"body\",\"motto\"]",
            "[\"body\",\"age\"]");
  }
}
