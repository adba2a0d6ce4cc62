package dev.portcullis.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.FastapiUsersFile;
import dev.portcullis.acceptance.PostgresServer;
import dev.portcullis.docs.DocumentedPage.Step;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the commands of each page in order, in a fresh folder, and compares what they print with
 * what the page shows. If a page calls a server, it is started first, with an empty store. Ids,
 * tokens, times and sizes differ from run to run, so they are left out of the comparison.
 */
final class DocumentedCommandsTest {
  private static final Path POSTGRESQL_PAGE = Path.of("../docs/postgresql.md");
  private static final String END = "-- end of step --";

  /** The database that the page of the command line copies to. */
  private static final String OTHER_DATABASE =
      "jdbc:postgresql://db.example.com/auth?user=portcullis&password=…";

  /** The working folder on the pages. */
  private static final String FOLDER = "/var/lib/portcullis";

  /** The block that ends with a server in the foreground. */
  private static final Pattern SERVING =
      Pattern.compile("```bash\n([^`]*\n./portcullis serve\n)```");

  @TempDir private Path folder;

  static List<DocumentedPage> pages() {
    return DocumentedPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_command_prints_what_its_page_shows(DocumentedPage page) throws Exception {
    executable("portcullis", portcullis());
    FastapiUsersFile.create(folder.resolve("app.db"));
    try (var grpcurl = GrpcurlStandIn.start()) {
      executable("grpcurl", grpcurl.script());
      List<String> printed =
          page.needsServer() ? onServer(page) : run(page.steps(), Ports.DEFAULTS);
      assertThat(printed)
          .containsExactlyElementsOf(
              page.steps().stream().map(Step::output).map(this::comparable).toList());
    }
  }

  @Test
  void the_readme_and_the_pages_of_both_protocols_have_commands() {
    assertThat(pages())
        .extracting(DocumentedPage::name)
        .contains("README.md", "docs/rest-api.md", "docs/grpc-api.md", "docs/command-line.md");
    assertThat(pages()).flatExtracting(DocumentedPage::steps).hasSizeGreaterThan(30);
  }

  /** Starts the server on a new database. */
  @Test
  void the_settings_of_the_postgresql_page_start_a_server_on_postgresql() throws Exception {
    Matcher block = SERVING.matcher(Files.readString(POSTGRESQL_PAGE));
    assertThat(block.find()).isTrue();
    String url = PostgresServer.newDatabase("portcullis");
    String script =
        block
            .group(1)
            .replace("jdbc:postgresql://localhost/portcullis", url)
            .replace("./portcullis serve", "exec ./portcullis serve");
    assertThat(script).contains(url, "exec ./portcullis serve");

    executable("portcullis", portcullis());
    Process server = process("bash", "-e", "-c", script).start();
    try {
      var lines = server.inputReader(UTF_8);
      assertThat(lines.readLine()).startsWith("REST   http://0.0.0.0:");
      assertThat(lines.readLine()).startsWith("gRPC   0.0.0.0:");
      assertThat(lines.readLine())
          .isEqualTo("Store  PostgreSQL at " + url.replace("jdbc:postgresql://", ""));
    } finally {
      server.destroy();
      assertThat(server.waitFor()).as("exit code of a stop by SIGTERM").isZero();
    }
  }

  private List<String> onServer(DocumentedPage page) throws Exception {
    Process server = process(folder.resolve("portcullis").toString(), "serve").start();
    try {
      return run(page.steps(), Ports.of(server));
    } finally {
      server.destroy();
      assertThat(server.waitFor()).as("exit code of a stop by SIGTERM").isZero();
    }
  }

  private List<String> run(List<Step> steps, Ports ports) throws Exception {
    var script = new StringBuilder();
    for (Step step : steps) {
      script.append(here(ports.in(step.commands()))).append("echo '").append(END).append("'\n");
    }
    Path file = Files.writeString(folder.resolve("commands.sh"), script);
    Process bash = process("bash", "-e", file.toString()).redirectErrorStream(true).start();
    String output = new String(bash.getInputStream().readAllBytes(), UTF_8);
    assertThat(bash.waitFor()).as(output).isZero();
    return output.lines().collect(OutputCollector.endingAt(END)).stream()
        .map(this::comparable)
        .toList();
  }

  /** Replaces the places that the pages name by those of this test. */
  private static String here(String commands) throws IOException {
    String local =
        commands.replace("adapters-mail/", Path.of("../adapters-mail").toRealPath() + "/");
    return local.contains(OTHER_DATABASE)
        ? local.replace(OTHER_DATABASE, PostgresServer.newDatabase() + "?user=postgres")
        : local;
  }

  private String comparable(String text) {
    return text.replaceAll("(?m)^.* rows…$", "") // progress
        .replace(folder.toString(), FOLDER)
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
        .replaceAll("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+", "TOKEN")
        .replaceAll("[0-9a-f]{16}…", "CHECKSUM")
        .replaceAll("\\d+ KiB", "SIZE")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
        .strip();
  }

  /** Ports of a server. */
  private record Ports(String http, String grpc) {
    static final Ports DEFAULTS = new Ports("8000", "9000");

    /** Reads the first lines that {@code server} prints, once it listens. */
    static Ports of(Process server) throws IOException {
      BufferedReader lines = server.inputReader(UTF_8);
      String http = portIn(lines.readLine());
      String grpc = portIn(lines.readLine());
      return new Ports(http, grpc);
    }

    private static String portIn(String line) {
      return line.substring(line.lastIndexOf(':') + 1);
    }

    String in(String commands) {
      return commands
          .replace("localhost:8000", "localhost:" + http)
          .replace("localhost:9000", "localhost:" + grpc);
    }
  }

  private void executable(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  /** Script that starts the program from the class path instead of the built jar. */
  private static String portcullis() {
    String java = ProcessHandle.current().info().command().orElseThrow();
    return """
    #!/bin/sh
    exec '%s' --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
    -cp '%s' dev.portcullis.bootstrap.cli.Main "$@"
    """
        .formatted(java, System.getProperty("java.class.path"));
  }

  private ProcessBuilder process(String... command) {
    var process = new ProcessBuilder(command).directory(folder.toFile());
    var environment = process.environment();
    environment.put("PATH", folder + File.pathSeparator + environment.get("PATH"));
    environment.put("PORTCULLIS_HTTP_PORT", "0");
    environment.put("PORTCULLIS_GRPC_PORT", "0");
    return process.redirectError(folder.resolve("errors.log").toFile());
  }
}
