package dev.portcullis.application.usecase.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.InMemoryTokenStrategy;
import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.in.login.BackendDescriptions;
import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.domain.login.BackendName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackendsTest {
  private static final TokenStrategy SIGNED = strategy("signed");
  private static final TokenStrategy OPAQUE = strategy("opaque");
  private static final Backend JWT = backend("jwt", Transport.BEARER, SIGNED);
  private static final Backend COOKIE = backend("cookie", Transport.COOKIE, SIGNED);
  private static final Backend DATABASE = backend("database", Transport.BEARER, OPAQUE);

  private final Backends backends = new Backends(List.of(JWT, COOKIE, DATABASE));
  private final BackendDescriptions descriptions =
      new BackendDescriptions(backends.all().stream().map(Backend::description).toList());

  @Test
  void backends_can_be_selected_by_transport() {
    assertThat(descriptions.travellingBy(Transport.BEARER))
        .containsExactly(JWT.description(), DATABASE.description());
    assertThat(descriptions.travellingBy(Transport.COOKIE)).containsExactly(COOKIE.description());
  }

  @Test
  void a_backend_is_found_by_name_and_transport_together() {
    assertThat(descriptions.find(new BackendName("database"), Transport.BEARER))
        .contains(DATABASE.description());
    assertThat(descriptions.find(new BackendName("cookie"), Transport.COOKIE))
        .contains(COOKIE.description());
    assertThat(descriptions.find(new BackendName("cookie"), Transport.BEARER)).isEmpty();
    assertThat(descriptions.find(new BackendName("JWT"), Transport.BEARER)).isEmpty();
    assertThat(descriptions.find(new BackendName(""), Transport.BEARER)).isEmpty();
  }

  @Test
  void a_strategy_that_backends_share_is_asked_once() {
    assertThat(backends.strategies()).containsExactly(SIGNED, OPAQUE);
  }

  @Test
  void a_later_change_to_the_given_list_has_no_effect() {
    var given = new ArrayList<>(List.of(JWT));
    var copy = new Backends(given);

    given.add(COOKIE);

    assertThat(copy.all()).containsExactly(JWT);
  }

  private static TokenStrategy strategy(String name) {
    return new InMemoryTokenStrategy(name, new InMemoryStorage().sessions());
  }

  private static Backend backend(String name, Transport transport, TokenStrategy strategy) {
    return new Backend(
        new BackendDescription(new BackendName(name), transport, Duration.ofHours(1)), strategy);
  }
}
