package dev.portcullis.application.port.in.login;

import dev.portcullis.domain.login.BackendName;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The backends of an installation, in the order of authentication. */
public record BackendDescriptions(List<BackendDescription> all) {
  /** Copies the list. */
  public BackendDescriptions {
    all = List.copyOf(all);
  }

  /** Returns the backends whose tokens travel by {@code transport}. */
  public List<BackendDescription> travellingBy(Transport transport) {
    return all.stream().filter(backend -> backend.transport() == transport).toList();
  }

  /** Returns the backend with the name whose tokens travel by {@code transport}. */
  public Optional<BackendDescription> find(BackendName name, Transport transport) {
    return travellingBy(transport).stream()
        .filter(backend -> backend.name().equals(name))
        .findFirst();
  }

  /**
   * Returns the backend with the name.
   *
   * @throws NoSuchElementException when there is no such backend
   */
  public BackendDescription named(BackendName name) {
    return all.stream().filter(backend -> backend.name().equals(name)).findFirst().orElseThrow();
  }
}
