package dev.portcullis.bootstrap.adapter;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Storage providers: those on the class path, and those of adapters. */
public final class StorageProviders {
  private static final String BUILT_IN = "built in";

  private final List<FoundProvider> all;
  private final List<String> refusals;
  private final Optional<Path> folder;

  private StorageProviders(List<FoundProvider> all, List<String> refusals, Optional<Path> folder) {
    this.all = List.copyOf(all);
    this.refusals = List.copyOf(refusals);
    this.folder = folder;
  }

  /** Finds the providers on the class path and in the jars of {@code folder}, which must exist. */
  public static StorageProviders in(Optional<Path> folder) {
    var all = new ArrayList<FoundProvider>();
    var refusals = new ArrayList<String>();
    try {
      FoundProvider.all(ours(), "the class path").forEach(one -> all.add(onClassPath(one)));
    } catch (StorageRefused refused) {
      refusals.add(String.valueOf(refused.getMessage()));
    }
    folder.map(AdapterFolder::new).ifPresent(in -> all.addAll(in.providers(refusals)));
    return new StorageProviders(all, refusals, folder);
  }

  /** Returns the class loader of an application that embeds Portcullis. */
  private static ClassLoader ours() {
    return Optional.ofNullable(Thread.currentThread().getContextClassLoader())
        .orElseGet(StorageProviders.class::getClassLoader);
  }

  private static FoundProvider onClassPath(FoundProvider one) {
    String name = one.provider().getClass().getName();
    return new FoundProvider(
        one.provider(),
        name.startsWith("dev.portcullis.") ? BUILT_IN : name + " on the class path");
  }

  /** Returns the reasons why other providers can't be used, one line each. */
  public List<String> refusals() {
    return refusals;
  }

  /**
   * Returns the provider that serves {@code url}.
   *
   * @throws StorageRefused when none or several do; the message doesn't repeat the URL
   */
  public StorageProvider serving(String url) {
    List<FoundProvider> serving = all.stream().filter(one -> one.provider().serves(url)).toList();
    return switch (serving.size()) {
      case 0 ->
          throw new StorageRefused(
              "no store supports this URL; the supported forms are " + known(), null);
      case 1 -> serving.getFirst().provider();
      default ->
          throw new StorageRefused(
              "more than one adapter supports this URL: %s; remove all but one"
                  .formatted(
                      serving.stream()
                          .map(FoundProvider::origin)
                          .collect(Collectors.joining(" and "))),
              null);
    };
  }

  private String known() {
    String known = all.stream().map(StorageProviders::known).collect(Collectors.joining("; "));
    boolean builtInAlone = all.stream().allMatch(one -> one.origin().equals(BUILT_IN));
    return builtInAlone
        ? known + folder.map("; there is no adapter in %s"::formatted).orElse("")
        : known;
  }

  private static String known(FoundProvider one) {
    return "%s (%s)".formatted(String.join(", ", one.provider().urlForms()), one.origin());
  }
}
