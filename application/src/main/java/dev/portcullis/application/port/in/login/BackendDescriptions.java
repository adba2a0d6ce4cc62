package dev.portcullis.application.port.in.login;

import dev.portcullis.domain.login.BackendName;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The backends of an installation, in the order in which they are asked. */
public record BackendDescriptions(List<BackendDescription> all) {
  /** Copies the list. */
  public BackendDescriptions {
    all = List.copyOf(all);
  }

  /** The backends whose tokens travel by {@code transport}. */
  public List<BackendDescription> travellingBy(Transport transport) {
    return all.stream().filter(backend -> backend.transport() == transport).toList();
  }

  /** The backend of that name whose tokens travel by {@code transport}. */
  public Optional<BackendDescription> find(BackendName name, Transport transport) {
    return travellingBy(transport).stream()
        .filter(backend -> backend.name().equals(name))
        .findFirst();
  }

  /**
   * The backend of that name.
   *
   * @throws NoSuchElementException when there is none
   */
  public BackendDescription named(BackendName name) {
    return all.stream().filter(backend -> backend.name().equals(name)).findFirst().orElseThrow();
  }
}
