package dev.portcullis.application.port.in.federation;

import java.util.List;
import java.util.Optional;

/** The providers of an installation. */
public record ProviderDescriptions(List<ProviderDescription> all) {
  /** No providers. */
  public static final ProviderDescriptions NONE = new ProviderDescriptions(List.of());

  /** Copies the list. */
  public ProviderDescriptions {
    all = List.copyOf(all);
  }

  /** Returns the provider with the name. */
  public Optional<ProviderDescription> find(String name) {
    return all.stream().filter(provider -> provider.name().equals(name)).findFirst();
  }
}
