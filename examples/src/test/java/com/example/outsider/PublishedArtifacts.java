package com.example.outsider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Local Maven repository with the artifacts that {@code mvn install} publishes for adapter authors:
 * the parent, the domain, and the application with its contract kit. It has none of our other
 * modules. Third-party libraries are links into the repository of this build.
 *
 * @param folder the root of the repository
 * @param version the version of Portcullis
 */
record PublishedArtifacts(Path folder, String version) {
  private static final Path REPOSITORY = Path.of("..");
  private static final String GROUP = "dev/portcullis";

  /** Creates the repository, and overwrites files of an earlier build. */
  static PublishedArtifacts in(Path folder, Path libraries, String version) throws IOException {
    var published = new PublishedArtifacts(folder, version);
    published.borrow(libraries, "");
    published.borrow(libraries.resolve("dev"), "dev");
    published.publish("portcullis", REPOSITORY.resolve("pom.xml"), ".pom");
    for (String module : new String[] {"domain", "application"}) {
      published.publish("portcullis-" + module, REPOSITORY.resolve(module + "/pom.xml"), ".pom");
      published.publish("portcullis-" + module, published.jar(module, ""), ".jar");
    }
    published.publish(
        "portcullis-application", published.jar("application", "-tests"), "-tests.jar");
    return published;
  }

  private Path jar(String module, String classifier) {
    return REPOSITORY.resolve(
        "%s/target/portcullis-%s-%s%s.jar".formatted(module, module, version, classifier));
  }

  private void publish(String artifact, Path file, String ending) throws IOException {
    Path place = folder.resolve(GROUP).resolve(artifact).resolve(version);
    Files.createDirectories(place);
    Files.copy(
        file,
        place.resolve(artifact + "-" + version + ending),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Links to all libraries. Parent folders of our own artifacts are created instead. */
  private void borrow(Path libraries, String group) throws IOException {
    Path place = Files.createDirectories(folder.resolve(group));
    try (Stream<Path> entries = Files.list(libraries)) {
      for (Path entry : entries.toList()) {
        Path relative = folder.relativize(place.resolve(entry.getFileName()));
        Path link = folder.resolve(relative);
        if (!Path.of(GROUP).startsWith(relative) && !Files.isSymbolicLink(link)) {
          Files.createSymbolicLink(link, entry.toAbsolutePath());
        }
      }
    }
  }
}
