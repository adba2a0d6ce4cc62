package dev.portcullis.bootstrap.configuration;

import dev.portcullis.bootstrap.adapter.StorageProviders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The key {@code adapters.dir}.
 *
 * @param option the folder as the command line names it, which counts for more than the key
 */
record AdaptersKey(Values values, Path workingDirectory, Optional<Path> option) {
  private static final String KEY = "adapters.dir";

  /** The folder by default need not be there; one that is named must. */
  StorageProviders read() {
    Path byDefault = workingDirectory.resolve("adapters");
    Optional<Path> key = values.text(KEY).map(Path::of);
    Optional<Path> folder =
        option
            .or(() -> key)
            .map(workingDirectory::resolve)
            .or(() -> Optional.of(byDefault).filter(Files::exists));
    var providers = StorageProviders.in(folder.map(Path::toAbsolutePath).map(Path::normalize));
    providers.refusals().forEach(this::note);
    return providers;
  }

  private void note(String refusal) {
    if (option.isPresent()) {
      values.problem(KEY, refusal, "--adapters");
    } else {
      values.problem(KEY, refusal);
    }
  }
}
