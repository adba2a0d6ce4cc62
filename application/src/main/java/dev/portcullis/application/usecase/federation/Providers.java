package dev.portcullis.application.usecase.federation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All the providers of an installation. */
record Providers(List<Provider> all) {
  /** Copies the list. */
  Providers {
    all = List.copyOf(all);
  }

  /** The one called {@code name}. */
  Optional<Provider> find(String name) {
    return all.stream().filter(provider -> provider.name().equals(name)).findFirst();
  }

  /** What they are called. */
  Set<String> names() {
    return all.stream().map(Provider::name).collect(Collectors.toUnmodifiableSet());
  }
}
