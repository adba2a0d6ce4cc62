package dev.portcullis.bootstrap.cli;

import static dev.portcullis.bootstrap.cli.AdapterJars.ROUND_TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.port.out.operation.StorageProvider;
import dev.portcullis.bootstrap.cli.Shell.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of external adapters, which are jars built elsewhere. */
final class ExternalAdaptersTest {
  private static final String REBUILD_IT =
      " of the ports, and this Portcullis has version %d, which serves adapters from version %d on:"
              .formatted(StorageProvider.PORTS, StorageProvider.OLDEST_PORTS)
          + " take a newer release of the adapter, or rebuild it against this Portcullis'"
          + " portcullis-application";

  @TempDir private Path folder;
  private Shell shell;
  private Path adapters;
  private Path jar;

  @BeforeEach
  void open() throws IOException {
    shell = new Shell(folder).with("PORTCULLIS_DATABASE_URL", "round-table:12");
    adapters = Files.createDirectory(folder.resolve("adapters"));
    jar = adapters.resolve("round-table.jar");
  }

  private AdapterJars provider() throws IOException {
    return AdapterJars.at(jar).providing("com.example.RoundTable");
  }

  private void assertRefused(String message) {
    var refused = new Run(1, "", "portcullis: %s%n".formatted(message));

    assertThat(shell.run("config", "check")).isEqualTo(refused);
    assertThat(shell.run("serve")).isEqualTo(refused);
  }

  private void assertServed(Run run) {
    assertThat(run).isEqualTo(new Run(0, "a round table: steps applied: 12%n".formatted(), ""));
  }

  @Test
  void a_jar_in_the_folder_of_adapters_adds_its_store() throws IOException {
    AdapterJars.roundTable(jar);

    assertServed(shell.run("db", "migrate"));
    assertThat(shell.run("db", "status").out()).startsWith("a round table: there is no store yet");
    assertThat(shell.run("config", "check").exitCode()).isZero();
    assertThat(shell.run("serve").err())
        .isEqualTo("portcullis: the siege perilous is taken%n".formatted());
  }

  @Test
  void every_command_has_an_option_for_the_folder() throws IOException {
    AdapterJars.roundTable(folder.resolve("elsewhere/round-table.jar"));

    assertServed(shell.run("db", "migrate", "--adapters", "elsewhere"));
    assertThat(shell.run("config", "check", "--adapters=elsewhere").exitCode()).isZero();
    for (String command : new String[] {"serve", "user list", "audit list", "db status"}) {
      assertThat(shell.run((command + " --adapters elsewhere").split(" ")).err())
          .doesNotContain("no store supports this URL", "Unknown", "no option");
    }
  }

  @Test
  void the_option_overrides_the_key_of_the_folder() throws IOException {
    AdapterJars.roundTable(folder.resolve("by-key/round-table.jar"));
    Files.createDirectory(folder.resolve("by-option"));
    shell.with("PORTCULLIS_ADAPTERS_DIR", "by-key");

    assertServed(shell.run("db", "migrate"));
    assertThat(shell.run("db", "migrate", "--adapters", "by-option").err())
        .contains("there is no adapter in " + folder.resolve("by-option"));
  }

  @Test
  void a_configured_folder_must_exist_and_be_a_folder() throws IOException {
    Files.createFile(folder.resolve("file"));

    assertThat(shell.run("serve", "--adapters", "nowhere").err())
        .isEqualTo(
            "portcullis: adapters.dir: there is no folder %s (in --adapters)%n"
                .formatted(folder.resolve("nowhere")));
    assertThat(shell.run("serve", "--adapters", "file").err())
        .isEqualTo(
            "portcullis: adapters.dir: %s is a file, where a folder is needed (in --adapters)%n"
                .formatted(folder.resolve("file")));
    shell.with("PORTCULLIS_ADAPTERS_DIR", "nowhere");
    assertRefused(
        "adapters.dir: there is no folder %s (in PORTCULLIS_ADAPTERS_DIR)"
            .formatted(folder.resolve("nowhere")));
  }

  @Test
  void an_unknown_url_is_refused_with_the_list_of_known_forms() throws IOException {
    AdapterJars.roundTable(jar);
    shell.with("PORTCULLIS_DATABASE_URL", "square-table:swordfish");

    assertRefused(
        "database.url: no store supports this URL; the supported forms are jdbc:sqlite:FILE,"
            + " jdbc:postgresql://HOST/NAME (built in); round-table:SEATS (%s) (in PORTCULLIS_DATABASE_URL)"
                .formatted(jar));
  }

  @Test
  void two_adapters_for_one_url_are_refused_and_both_are_named() throws IOException {
    AdapterJars.roundTable(jar);
    Path copy = AdapterJars.roundTable(adapters.resolve("a-copy.jar"));

    assertRefused(
        "database.url: more than one adapter supports this URL: %s and %s; remove all but one (in PORTCULLIS_DATABASE_URL)"
            .formatted(copy, jar));
  }

  @Test
  void an_adapter_for_a_built_in_url_is_refused() throws IOException {
    provider().compiling(ROUND_TABLE.replace("\"round-table:\"", "\"jdbc:\"")).write();
    shell.with("PORTCULLIS_DATABASE_URL", "jdbc:sqlite:");

    assertRefused(
        "database.url: more than one adapter supports this URL: built in and %s; remove all but one (in PORTCULLIS_DATABASE_URL)"
            .formatted(jar));
  }

  @Test
  void a_damaged_jar_is_refused() throws IOException {
    Files.writeString(jar, "no jar");

    assertRefused("adapters.dir: %s is damaged, or is not a jar".formatted(jar));
  }

  @Test
  void a_jar_without_the_provider_that_it_names_is_refused() throws IOException {
    provider().write();

    assertRefused(
        "adapters.dir: %s names a provider that can't be used: Provider com.example.RoundTable not found"
            .formatted(jar));
  }

  @Test
  void a_provider_whose_constructor_fails_is_refused_with_its_reason() throws IOException {
    provider()
        .compiling(
            ROUND_TABLE.replaceFirst(
                "\\{", "{ public RoundTable() { throw new IllegalStateException(\"no Merlin\"); }"))
        .write();

    assertRefused(
        "adapters.dir: %s has a provider that fails: java.lang.IllegalStateException: no Merlin"
            .formatted(jar));
  }

  @Test
  void a_provider_whose_static_initializer_fails_is_refused_with_its_reason() throws IOException {
    provider()
        .compiling(
            ROUND_TABLE.replaceFirst("\\{", "{ static final int SEATS = 12 / \"\".length();"))
        .write();

    assertRefused(
        "adapters.dir: %s has a provider that fails: java.lang.ArithmeticException: / by zero"
            .formatted(jar));
  }

  @Test
  void an_adapter_finds_its_libraries_in_the_jars_beside_it() throws IOException {
    Path library =
        AdapterJars.at(folder.resolve("library/grail.jar"))
            .compiling(
                "package com.library; public class Grail { public String toString() { return \"a"
                    + " grail\"; } }")
            .with("grail.txt", "in a castle")
            .write();
    provider()
        .against(library)
        .compiling(
            ROUND_TABLE.replace(
                "return \"a round table\";",
                "return new com.library.Grail() +"
                    + " (Thread.currentThread().getContextClassLoader().getResource(\"grail.txt\")"
                    + " == null ? \"\" : \" indeed\");"))
        .write();

    assertThat(shell.run("db", "status").err())
        .isEqualTo(
            "portcullis: database.url: %s needs com.library.Grail, which no jar in the folder contains: add the jar that contains it (in PORTCULLIS_DATABASE_URL)%n"
                .formatted(jar));

    Files.move(library, adapters.resolve("grail.jar"));
    assertThat(shell.run("db", "status").out()).startsWith("a grail indeed: there is no store yet");
  }

  @Test
  void an_adapter_sees_only_the_ports_of_portcullis() throws IOException {
    provider()
        .compiling(
            ROUND_TABLE.replace(
                "{ return \"a round table\"; }",
                """
                {
                  var seen = new java.util.ArrayList<String>();
                  for (String name : List.of("dev.portcullis.domain.account.User", "org.slf4j.Logger", "java.sql.Driver",
                      "org.jdbi.v3.core.Jdbi", "dev.portcullis.adapters.persistence.SqlStorageProvider", "org.yaml.snakeyaml.Yaml")) {
                    try {
                      Class.forName(name);
                      seen.add(name.substring(name.lastIndexOf('.') + 1));
                    } catch (ClassNotFoundException unseen) {
                      continue;
                    }
                  }
                  return seen.toString();
                }
                """))
        .write();

    assertThat(shell.run("db", "status").out()).startsWith("[User, Logger, Driver]: ");
  }

  @Test
  void a_provider_for_a_later_version_of_the_ports_is_refused() throws IOException {
    int later = StorageProvider.PORTS + 1;
    provider().against(portsOfVersion(later)).compiling(ROUND_TABLE).write();

    assertRefused(
        "adapters.dir: %s is built for version %d of the ports, and this Portcullis has version %d: update Portcullis, or take an older release of the adapter"
            .formatted(jar, later, StorageProvider.PORTS));
  }

  @Test
  void a_provider_for_an_unsupported_version_of_the_ports_is_refused() throws IOException {
    int older = StorageProvider.OLDEST_PORTS - 1;
    provider().against(portsOfVersion(older)).compiling(ROUND_TABLE).write();

    assertRefused("adapters.dir: %s is built for version %d".formatted(jar, older) + REBUILD_IT);
  }

  @Test
  void a_provider_for_the_oldest_supported_version_of_the_ports_is_accepted() throws IOException {
    provider().against(portsOfVersion(StorageProvider.OLDEST_PORTS)).compiling(ROUND_TABLE).write();

    assertServed(shell.run("db", "migrate"));
  }

  private static String portsOfVersion(int version) {
    return ports("int PORTS = %d; int ports();".formatted(version));
  }

  @Test
  void a_provider_without_a_version_is_refused() throws IOException {
    String older = ROUND_TABLE.replace("@Override public int ports() { return PORTS; }", "");
    provider().against(ports("")).compiling(older).write();

    assertRefused("adapters.dir: %s is built for version 0".formatted(jar) + REBUILD_IT);
  }

  @Test
  void a_provider_that_needs_a_removed_class_of_the_ports_is_refused() throws IOException {
    provider()
        .against("package dev.portcullis.application.port.out.operation; public interface Moat {}")
        .compiling(ROUND_TABLE.replace("implements", "implements Moat,"))
        .write();

    assertRefused(
        "adapters.dir: %s is built for another version (java.lang.NoClassDefFoundError: dev/portcullis/application/port/out/operation/Moat)"
                .formatted(jar)
            + REBUILD_IT);
  }

  @Test
  void a_provider_that_calls_a_removed_method_of_the_ports_is_refused() throws IOException {
    provider()
        .against(
            portsOfVersion(StorageProvider.PORTS)
                .replace("boolean serves", "static int seats() { return 12; }\nboolean serves"))
        .compiling(ROUND_TABLE.replace("return 12;", "return StorageProvider.seats();"))
        .write();

    assertThat(shell.run("db", "migrate").err())
        .startsWith(
            "portcullis: %s is built for another version (java.lang.NoSuchMethodError: "
                .formatted(jar))
        .endsWith(REBUILD_IT + System.lineSeparator())
        .hasLineCount(1);
  }

  /** Source of the port in another version. */
  private static String ports(String versions) {
    return """
    package dev.portcullis.application.port.out.operation;

    public interface StorageProvider {
      %s
      record Settings() {}
      record Migration() {}
      boolean serves(String url);
      java.util.List<String> urlForms();
      String description(Settings settings);
      Storage open(Settings settings);
      int migrate(Settings settings);
      java.util.List<Migration> migrations(Settings settings);
    }
    """
        .formatted(versions);
  }

  @Test
  void a_provider_for_a_later_java_is_refused() throws IOException {
    provider().compiling(ROUND_TABLE).fromTheFuture().write();

    assertRefused(
        "adapters.dir: %s needs a newer Java than %d".formatted(jar, Runtime.version().feature()));
  }

  @Test
  void all_unusable_jars_are_reported_at_once() throws IOException {
    provider().write();
    Files.writeString(adapters.resolve("damaged.jar"), "no jar");

    assertThat(shell.run("serve").err())
        .startsWith("portcullis: the configuration has 2 problems:")
        .contains("damaged.jar is damaged", "round-table.jar names a provider");
  }
}
