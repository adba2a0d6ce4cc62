package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.domain.login.Session;
import java.util.List;
import java.util.Optional;

/** All the backends of an installation, in the order in which they are asked. */
public record Backends(List<Backend> all) {
  /** Copies the list. */
  public Backends {
    all = List.copyOf(all);
  }

  /** Those whose tokens travel by {@code transport}. */
  public List<Backend> travellingBy(Transport transport) {
    return all.stream().filter(backend -> backend.transport() == transport).toList();
  }

  /** The one called {@code name} whose tokens travel by {@code transport}. */
  public Optional<Backend> find(String name, Transport transport) {
    return travellingBy(transport).stream()
        .filter(backend -> backend.name().equals(name))
        .findFirst();
  }

  /**
   * The one called {@code name}.
   *
   * @throws java.util.NoSuchElementException when there is none
   */
  public Backend named(String name) {
    return all.stream().filter(backend -> backend.name().equals(name)).findFirst().orElseThrow();
  }

  /**
   * Whoever may know {@code session}: the strategy of the backend that opened it; every strategy,
   * if there is no such backend any more.
   */
  public List<TokenStrategy> strategiesOf(Session session) {
    return all.stream()
        .filter(backend -> backend.name().equals(session.backend()))
        .findFirst()
        .map(backend -> List.of(backend.strategy()))
        .orElseGet(this::strategies);
  }

  /** Every strategy once, in the backends' order. */
  public List<TokenStrategy> strategies() {
    return all.stream().map(Backend::strategy).distinct().toList();
  }
}
