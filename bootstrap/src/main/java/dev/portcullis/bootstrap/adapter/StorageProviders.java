package dev.portcullis.bootstrap.adapter;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Those who open stores: those that are on the class path, and those that adapters bring. */
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

  /** Those on the class path, and those in the jars of {@code folder}, which has to be there. */
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

  /** Where an application that Portcullis is embedded in has its class path. */
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

  /** Why others can't be used, a line each. */
  public List<String> refusals() {
    return refusals;
  }

  /**
   * Who opens stores with such a URL.
   *
   * @throws StorageRefused when nobody does, or more than one; the URL isn't repeated
   */
  public StorageProvider serving(String url) {
    List<FoundProvider> serving = all.stream().filter(one -> one.provider().serves(url)).toList();
    return switch (serving.size()) {
      case 0 -> throw new StorageRefused("no store has such a URL; there are " + known(), null);
      case 1 -> serving.getFirst().provider();
      default ->
          throw new StorageRefused(
              "more than one adapter has such a URL: %s; take away all but one"
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
    return builtInAlone ? known + folder.map("; no adapter is in %s"::formatted).orElse("") : known;
  }

  private static String known(FoundProvider one) {
    return "%s (%s)".formatted(String.join(", ", one.provider().urlForms()), one.origin());
  }
}
