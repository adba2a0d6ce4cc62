package dev.portcullis.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.PostgresServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the README's commands in order, against a server of their own, and compares what they print
 * with what the README shows. Ids, tokens and times differ from run to run, and so don't count.
 */
final class ReadmeTest {
  private static final Path README = Path.of("../README.md");
  private static final String END = "-- end of step --";

  /** A block of commands, and the block of output right after it. */
  private static final Pattern STEP =
      Pattern.compile("```sh\n(.*?)```\n\n```(?:json|text)\n(.*?)```", Pattern.DOTALL);

  private static final Pattern POSTGRESQL =
      Pattern.compile("## Put it on PostgreSQL\n.*?```bash\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void every_command_of_the_readme_prints_what_the_readme_shows() throws Exception {
    String readme = Files.readString(README);
    List<String> commands = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    Matcher steps = STEP.matcher(readme);
    while (steps.find()) {
      commands.add(steps.group(1));
      shown.add(normal(steps.group(2)));
    }
    assertThat(commands).hasSize(readme.split("```sh\n", -1).length - 1).hasSizeGreaterThan(15);

    executable("portcullis", java("dev.portcullis.bootstrap.cli.Main"));
    executable("grpcurl", java(GrpcCommand.class.getName()));
    Process server = process(folder.resolve("portcullis").toString(), "serve").start();
    try {
      List<String> printed = run(commands, listening(server));
      assertThat(printed).containsExactlyElementsOf(shown);
    } finally {
      server.destroy();
      assertThat(server.waitFor()).as("exit code of a stop by SIGTERM").isZero();
    }
  }

  /** The one block that ends by serving, on a database of its own. */
  @Test
  void the_readme_s_postgresql_settings_start_a_server_on_postgresql() throws Exception {
    String readme = Files.readString(README);
    Matcher block = POSTGRESQL.matcher(readme);
    assertThat(block.find()).isTrue();
    String url = PostgresServer.newDatabase("portcullis");
    String script =
        block
            .group(1)
            .replace("jdbc:postgresql://localhost/portcullis", url)
            .replace("./portcullis serve", "exec ./portcullis serve");
    assertThat(script).contains(url, "exec ./portcullis serve");

    executable("portcullis", java("dev.portcullis.bootstrap.cli.Main"));
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

  private List<String> run(List<String> commands, Ports ports) throws Exception {
    var script = new StringBuilder();
    for (String command : commands) {
      script.append(ports.in(command)).append("echo '").append(END).append("'\n");
    }
    Path file = Files.writeString(folder.resolve("readme.sh"), script);
    Process bash = process("bash", "-e", file.toString()).redirectErrorStream(true).start();
    String output = new String(bash.getInputStream().readAllBytes(), UTF_8);
    assertThat(bash.waitFor()).as(output).isZero();
    return output.lines().collect(StepCollector.of(END)).stream().map(ReadmeTest::normal).toList();
  }

  private static String normal(String text) {
    return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
        .replaceAll("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]+", "TOKEN")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
        .strip();
  }

  /** Where the server says that it listens, once it does. */
  private static Ports listening(Process server) throws IOException {
    BufferedReader lines = server.inputReader(UTF_8);
    String http = portIn(lines.readLine());
    String grpc = portIn(lines.readLine());
    return new Ports(http, grpc);
  }

  private static String portIn(String line) {
    return line.substring(line.lastIndexOf(':') + 1);
  }

  private record Ports(String http, String grpc) {
    String in(String command) {
      return command
          .replace("localhost:8000", "localhost:" + http)
          .replace("localhost:9000", "localhost:" + grpc);
    }
  }

  private void executable(String name, String command) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\nexec " + command + " \"$@\"\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static String java(String mainClass) {
    String java = ProcessHandle.current().info().command().orElseThrow();
    return "'%s' --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -cp '%s' %s"
        .formatted(java, System.getProperty("java.class.path"), mainClass);
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
