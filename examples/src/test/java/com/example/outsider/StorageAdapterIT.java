package com.example.outsider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows {@code docs/bring-your-own-storage.md} in a copy of {@code storage-adapter}. A separate
 * Maven build finds only those of our artifacts that {@code mvn install} publishes. The packaged
 * server then runs with the built adapter.
 */
final class StorageAdapterIT {
  private static final Pattern TESTED = Pattern.compile("<testcase name=\"(\\w+)\"");

  @TempDir private static Path folder;
  private static Path project;
  private static String output;

  @BeforeAll
  static void buildTheAdapterElsewhere() throws Exception {
    project = copy(Path.of("storage-adapter"), folder.resolve("mvstore-adapter"));
    var published =
        PublishedArtifacts.in(
            Path.of("target/outsider/repository").toAbsolutePath(),
            Path.of(property("repository")),
            property("version"));
    var maven = new ProcessBuilder(property("maven"), "-B", "-ntp", "verify");
    maven.command().add("-Dmaven.repo.local=" + published.folder());
    maven.command().add("-Dportcullis.version=" + published.version());
    String settings = property("settings").replaceFirst("^file ", "");
    if (Files.exists(Path.of(settings))) {
      maven.command().addAll(List.of("-s", settings));
    }
    if (property("offline").endsWith("true")) {
      maven.command().add("-o");
    }
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process build = maven.directory(project.toFile()).redirectErrorStream(true).start();
    output = new String(build.getInputStream().readAllBytes(), UTF_8);
    assertThat(build.waitFor()).as(output).isZero();
  }

  private static String property(String name) {
    return System.getProperty("outsider." + name);
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(one -> !one.startsWith(from.resolve("target"))).toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  @Test
  void the_adapter_passes_all_contract_tests_and_skips_none() throws IOException {
    assertThat(output).containsPattern("Tests run: \\d+, Failures: 0, Errors: 0, Skipped: 0");
    assertThat(tested()).containsAll(ContractSources.sentences()).hasSizeGreaterThan(150);
  }

  private Set<String> tested() throws IOException {
    var names = new HashSet<String>();
    try (Stream<Path> files = Files.list(project.resolve("target/surefire-reports"))) {
      for (Path report : files.filter(file -> file.toString().endsWith(".xml")).toList()) {
        TESTED.matcher(Files.readString(report)).results().forEach(one -> names.add(one.group(1)));
      }
    }
    return names;
  }

  @Test
  void the_adapter_folder_has_its_jar_and_the_jars_that_it_needs() throws IOException {
    assertThat(jars())
        .extracting(jar -> jar.getFileName().toString())
        .containsExactly("h2-mvstore-2.4.240.jar", "mvstore-adapter-1.0.jar");
  }

  private List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(project.resolve("target/adapters"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void with_the_adapter_portcullis_stores_everything_in_its_store() throws Exception {
    Path site = Files.createDirectories(folder.resolve("site"));
    String store = "MVStore at " + site.toRealPath().resolve("data/camelot.mv");
    var portcullis =
        PackagedServer.from(
            folder.resolve("portcullis-home"),
            site,
            Map.of(
                "PORTCULLIS_DATABASE_URL", "mvstore:camelot.mv",
                "PORTCULLIS_HTTP_PORT", "0",
                "PORTCULLIS_GRPC_PORT", "0"));

    String token;
    String profile;
    String option = "--adapters=" + project.resolve("target/adapters");
    try (var server = portcullis.serve(store, option)) {
      assertThat(server.register()).isEqualTo(201);
      token = server.logIn();
      profile = server.profile(token);
      assertThat(profile).contains("\"email\":\"king.arthur@camelot.bt\"");

      var locked = portcullis.run("user", "list", option);
      assertThat(locked.exitCode()).isEqualTo(1);
      assertThat(locked.output())
          .isEqualTo(
              "portcullis: %s is in use by another process, and one at a time can use it: stop that one first\n"
                  .formatted(store));
    }

    var without = portcullis.run("serve");
    assertThat(without.exitCode()).isEqualTo(1);
    assertThat(without.output())
        .startsWith(
            "portcullis: database.url: no store supports this URL; the supported forms are"
                + " jdbc:sqlite:");

    Path adapters = Files.createDirectory(site.resolve("adapters"));
    for (Path jar : jars()) {
      Files.copy(jar, adapters.resolve(jar.getFileName()));
    }
    assertThat(portcullis.run("user", "promote", "king.arthur@camelot.bt").output())
        .isEqualTo("king.arthur@camelot.bt is a superuser now\n");
    try (var server = portcullis.serve(store)) {
      assertThat(server.profile(token))
          .isEqualTo(profile.replace("\"is_superuser\":false", "\"is_superuser\":true"));
      assertThat(server.register()).isEqualTo(400);
      assertThat(server.profile(server.logIn())).contains("\"is_superuser\":true");
    }
    try (Stream<Path> files = Files.list(site.resolve("data"))) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder("camelot.mv", "master.key");
    }
  }
}
