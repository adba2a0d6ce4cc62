package dev.portcullis.application.usecase.federation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All the providers of an installation. */
record Providers(List<Provider> all) {
  /** No providers. */
  static final Providers NONE = new Providers(List.of());

  /** Copies the list. */
  Providers {
    all = List.copyOf(all);
  }

  /** Returns the provider called {@code name}. */
  Optional<Provider> find(String name) {
    return all.stream().filter(provider -> provider.name().equals(name)).findFirst();
  }

  /** Returns the names of the providers. */
  Set<String> names() {
    return all.stream().map(Provider::name).collect(Collectors.toUnmodifiableSet());
  }
}
