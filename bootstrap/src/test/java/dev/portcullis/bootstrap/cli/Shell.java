package dev.portcullis.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.bootstrap.cli.command.CommandEnvironment;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs commands in this process as a shell does, with a folder and an environment. */
final class Shell {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private byte[] stdin = new byte[0];
  private Optional<CommandEnvironment.Terminal> terminal = Optional.empty();

  /** Sets cheap hashes and free ports. */
  Shell(Path folder) {
    this.folder = folder;
    environment.put("PORTCULLIS_PASSWORD_ARGON2_MEMORY_KIB", "64");
    environment.put("PORTCULLIS_PASSWORD_ARGON2_ITERATIONS", "1");
    environment.put("PORTCULLIS_HTTP_PORT", "0");
    environment.put("PORTCULLIS_GRPC_PORT", "0");
  }

  /** Exit code and output of a command. */
  record Run(int exitCode, String out, String err) {}

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Returns the environment variables of the commands. */
  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  Shell typing(String text) {
    return piping(text.getBytes(UTF_8));
  }

  Shell piping(byte[] bytes) {
    stdin = bytes.clone();
    return this;
  }

  Shell at(CommandEnvironment.Terminal someone) {
    terminal = Optional.of(someone);
    return this;
  }

  Run run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var surroundings =
        new CommandEnvironment(environment, folder, new ByteArrayInputStream(stdin), terminal);
    int exitCode =
        CommandLines.root(surroundings)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }
}
