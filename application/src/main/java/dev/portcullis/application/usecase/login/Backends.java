package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.in.login.BackendDescriptions;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.Session;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** All the backends of an installation, in the order in which they are asked. */
public record Backends(List<Backend> all) {
  /** Copies the list. */
  public Backends {
    all = List.copyOf(all);
  }

  /**
   * Joins each description with its strategy.
   *
   * @throws NoSuchElementException when a backend has none
   */
  public static Backends of(
      BackendDescriptions descriptions, Map<BackendName, TokenStrategy> strategies) {
    return new Backends(
        descriptions.all().stream()
            .map(description -> new Backend(description, strategy(strategies, description.name())))
            .toList());
  }

  private static TokenStrategy strategy(
      Map<BackendName, TokenStrategy> strategies, BackendName name) {
    TokenStrategy strategy = strategies.get(name);
    if (strategy == null) {
      throw new NoSuchElementException("no strategy for the backend " + name);
    }
    return strategy;
  }

  /**
   * The backend of that name.
   *
   * @throws NoSuchElementException when there is none
   */
  Backend named(BackendName name) {
    return all.stream()
        .filter(backend -> backend.description().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The strategies that may know {@code session}: that of the backend that opened it; all of them,
   * if there is no such backend any more.
   */
  List<TokenStrategy> strategiesOf(Session session) {
    return all.stream()
        .filter(backend -> backend.description().name().equals(session.backend()))
        .findFirst()
        .map(backend -> List.of(backend.strategy()))
        .orElseGet(this::strategies);
  }

  /** Every strategy once, in the backends' order. */
  List<TokenStrategy> strategies() {
    return all.stream().map(Backend::strategy).distinct().toList();
  }
}
