package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.in.login.BackendDescriptions;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.Session;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The backends of an installation, in the order of authentication. */
public record Backends(List<Backend> all) {
  /** Copies the list. */
  public Backends {
    all = List.copyOf(all);
  }

  /**
   * Pairs each description with its strategy.
   *
   * @throws NoSuchElementException when a backend has no strategy
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
   * Returns the backend with the name.
   *
   * @throws NoSuchElementException when there is no such backend
   */
  Backend named(BackendName name) {
    return all.stream()
        .filter(backend -> backend.description().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Returns the strategies that may know {@code session}: that of the backend that opened it, or
   * all of them if the backend no longer exists.
   */
  List<TokenStrategy> strategiesOf(Session session) {
    return all.stream()
        .filter(backend -> backend.description().name().equals(session.backend()))
        .findFirst()
        .map(backend -> List.of(backend.strategy()))
        .orElseGet(this::strategies);
  }

  /** Returns each strategy once, in the order of the backends. */
  List<TokenStrategy> strategies() {
    return all.stream().map(Backend::strategy).distinct().toList();
  }
}
