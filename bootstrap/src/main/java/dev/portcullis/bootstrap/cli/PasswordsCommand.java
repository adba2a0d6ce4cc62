package dev.portcullis.bootstrap.cli;

import dev.portcullis.adapters.crypto.password.denied.PasswordFilterBuilder;
import dev.portcullis.adapters.crypto.password.denied.PasswordFilterBuilder.Built;
import dev.portcullis.bootstrap.cli.command.CommandEnvironment;
import dev.portcullis.bootstrap.cli.command.CommandGroup;
import dev.portcullis.bootstrap.cli.command.ConfiguredCommand;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "passwords",
    description = "Manages lists of denied passwords.",
    subcommands = PasswordsCommand.BuildFilter.class)
final class PasswordsCommand extends CommandGroup {
  @Command(
      name = "build-filter",
      description = {
        "Makes a filter for password.denied from a list of SHA-1 hashes, as Have I Been Pwned"
            + " publishes it: on each line a hash in hexadecimal, with or without a colon and a"
            + " count, in any order.",
        "A filter finds every password of its list, and others with a probability of 0.0015 %%."
      },
      footer = {
        "",
        "A million lines take 3 MB on disk, and during the run 8 MB more there and",
        "0.1 MB of memory. A server may use the old filter; it reads the new one when",
        "it starts."
      })
  static final class BuildFilter implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The list.")
    private Path list = Path.of("");

    @Option(
        names = "--output",
        paramLabel = "FILTER",
        description =
            "The file to write; by default FILE.filter. Of existing files, only a filter is"
                + " replaced.")
    private @Nullable Path output;

    @Option(
        names = "--plain",
        description = "FILE has a password in UTF-8 on each line instead of a hash.")
    private boolean plain;

    private boolean told;

    @Override
    public Integer call() {
      Path folder = CommandEnvironment.of(spec).folder();
      Path from = folder.resolve(list);
      Path to = output == null ? Path.of(from + ".filter") : folder.resolve(output);
      Built built =
          plain
              ? PasswordFilterBuilder.fromPasswords(from, to, this::tell)
              : PasswordFilterBuilder.fromHashes(from, to, this::tell);
      if (told) {
        err().println();
        err().flush();
      }
      out()
          .printf(
              "Wrote %,d passwords, %,d KiB, to %s%n",
              built.passwords(), (built.bytes() + 1023) / 1024, to);
      return ConfiguredCommand.DONE;
    }

    /** Rewrites one line with the progress. */
    private void tell(long lines) {
      told = true;
      err().printf("\r%,d lines…", lines);
      err().flush();
    }

    private PrintWriter out() {
      return spec.commandLine().getOut();
    }

    private PrintWriter err() {
      return spec.commandLine().getErr();
    }
  }
}
