package dev.portcullis.application.backend;

import dev.portcullis.application.port.out.TokenStrategy;
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

  /** Every strategy once, in the backends' order. */
  public List<TokenStrategy> strategies() {
    return all.stream().map(Backend::strategy).distinct().toList();
  }
}
