package dev.portcullis.acceptance.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.GrpcApi;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.bootstrap.Portcullis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Custom user fields, through both protocols and on both databases. */
@TestInstance(Lifecycle.PER_CLASS)
final class CustomFieldsTest {
  private static final String PASSWORD = "guinevere";
  private static final String SCHEMA =
      """
      {
        "properties": {
          "first_name": {"type": "string", "minLength": 1},
          "seat": {"type": "integer"},
          "rank": {"enum": ["squire", "knight"], "default": "squire"},
          "castle": {"type": "object", "properties": {"towers": {"type": "integer"}}}
        },
        "required": ["first_name"],
        "dependentRequired": {"castle": ["seat"]}
      }
      """;

  private final List<Portcullis> servers = new ArrayList<>();
  private final List<Api> apis = new ArrayList<>();

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Path schema = Files.writeString(folder.resolve("user.schema.json"), SCHEMA);
    for (var settings : List.of(TestServers.settings(), TestServers.postgresSettings())) {
      settings.put("PORTCULLIS_USER_SCHEMA", schema.toString());
      var server = TestServers.start(settings);
      servers.add(server);
      apis.add(new RestApi(server.httpPort()));
      apis.add(new GrpcApi(server.grpcPort()));
    }
  }

  @AfterAll
  void stop() {
    apis.forEach(Api::close);
    servers.forEach(Portcullis::close);
  }

  Stream<Api> apis() {
    return apis.stream();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("apis")
  void custom_fields_of_a_registration_are_part_of_the_user(Api api) {
    var person = register(api, Map.of("first_name", "Gareth", "seat", 7));

    assertThat(person.own())
        .isEqualTo(Map.of("first_name", "Gareth", "seat", 7.0, "rank", "squire"));
    assertThat(api.me(tokenOf(api, person)).value()).isEqualTo(person);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("apis")
  void invalid_and_missing_custom_fields_are_reported_with_all_other_invalid_fields(Api api) {
    var fields = Map.<String, Object>of("email", "nobody", "password", PASSWORD, "rank", "king");

    assertThat(api.register(fields).code()).isEqualTo("INVALID_INPUT");
    assertThat(api.register(fields).fields()).containsExactly("email", "first_name", "rank");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("apis")
  void users_change_their_custom_fields_and_keep_the_rest(Api api) {
    var person = register(api, Map.of("first_name", "Gareth"));
    String token = tokenOf(api, person);

    var changed = api.updateMe(token, Map.of("rank", "knight", "seat", 7)).value();

    assertThat(changed.own())
        .isEqualTo(Map.of("first_name", "Gareth", "seat", 7.0, "rank", "knight"));
    assertThat(api.me(token).value()).isEqualTo(changed);
    assertThat(api.updateMe(token, Map.of("first_name", "")).fields())
        .containsExactly("first_name");
    assertThat(api.updateMe(token, Map.of()).value()).isEqualTo(changed);
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("apis")
  void a_change_is_validated_together_with_the_unchanged_fields(Api api) {
    String token = tokenOf(api, register(api, Map.of("first_name", "Kay")));
    var castle = Map.<String, Object>of("castle", Map.of("towers", 3));

    assertThat(api.updateMe(token, castle).code()).isEqualTo("INVALID_INPUT");
    api.updateMe(token, Map.of("seat", 1)).value();
    assertThat(api.updateMe(token, castle).value().own()).containsKey("castle");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("apis")
  void unknown_fields_are_ignored(Api api) {
    var person = register(api, Map.of("first_name", "Gareth", "hashed_password", "x"));

    assertThat(person.own()).containsOnlyKeys("first_name", "rank");
  }

  private static Person register(Api api, Map<String, Object> own) {
    var fields = new HashMap<>(own);
    fields.put("email", UUID.randomUUID() + "@camelot.bt");
    fields.put("password", PASSWORD);
    return api.register(fields).value();
  }

  private static String tokenOf(Api api, Person person) {
    return api.logIn("jwt", Map.of("username", person.email(), "password", PASSWORD)).value();
  }
}
