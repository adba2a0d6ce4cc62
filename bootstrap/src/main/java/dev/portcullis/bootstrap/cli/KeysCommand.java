package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.operation.ListKeys;
import dev.portcullis.application.port.in.operation.RotateKeys;
import dev.portcullis.application.port.in.operation.RotateKeys.Mode;
import dev.portcullis.application.port.in.operation.RotateKeys.PublicationTime;
import dev.portcullis.application.port.in.operation.SigningKeyDescription;
import dev.portcullis.application.port.in.operation.SigningKeyDescription.State;
import dev.portcullis.bootstrap.Administration;
import dev.portcullis.bootstrap.KeyAdministration;
import dev.portcullis.bootstrap.MasterKeyRotation;
import dev.portcullis.bootstrap.MasterKeyRotation.Outcome;
import dev.portcullis.bootstrap.MasterKeyRotation.Step;
import dev.portcullis.bootstrap.cli.command.CommandGroup;
import dev.portcullis.bootstrap.cli.command.CommandRefused;
import dev.portcullis.bootstrap.cli.command.ConfiguredCommand;
import dev.portcullis.bootstrap.cli.command.Table;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.login.Administrator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "keys",
    description = "Lists and replaces the keys, while servers run.",
    subcommands = {
      KeysCommand.ListAll.class,
      KeysCommand.Rotate.class,
      KeysCommand.RotateMaster.class
    })
final class KeysCommand extends CommandGroup {

  private static CommandRefused notReplaceable(String storage) {
    return new CommandRefused(
        "%s can't replace keys: its adapter is built for older ports, or lacks this capability"
            .formatted(storage));
  }

  private static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  @Command(name = "list", description = "Lists the signing keys, newest first.")
  static final class ListAll extends ConfiguredCommand {
    @Override
    public Integer call() {
      try (var administration = Administration.open(configuration())) {
        var command = new ListKeys.Command(Administrator.operator());
        switch (administration.operation().listKeys().list(command)) {
          case ListKeys.Result.Keys found -> show(found.keys(), administration.storage());
          case Rejection rejection -> throw notReplaceable(administration.storage());
        }
      }
      return DONE;
    }

    private void show(List<SigningKeyDescription> keys, String storage) {
      if (keys.isEmpty()) {
        out().printf("There are no signing keys in %s yet; `serve` makes the first%n", storage);
        return;
      }
      var table = new Table("ID", "ALGORITHM", "CREATED", "STATE");
      keys.forEach(
          key ->
              table.add(
                  key.id(), key.algorithm(), seconds(key.created()).toString(), text(key.state())));
      table.print(out());
    }

    private static String text(State state) {
      return switch (state) {
        case State.Published published -> "published, signs from " + seconds(published.signsFrom());
        case State.Signing signing -> "signing";
        case State.Verifying verifying ->
            "verifying" + verifying.until().map(end -> " until " + seconds(end)).orElse("");
      };
    }
  }

  @Command(
      name = "rotate",
      description = {
        "Replaces the signing key: publishes a new one, which signs later.",
        "Tokens of the old key stay valid until they expire."
      })
  static final class Rotate extends ConfiguredCommand {
    @Option(
        names = "--publish-for",
        paramLabel = "DURATION",
        description = {
          "How long the new key is published before it signs, so that",
          "services fetch it; from PT10S to P30D, by default PT10M."
        })
    private @Nullable Duration publishFor;

    @Option(
        names = "--revoke-others",
        description = {
          "For a key that leaked: in 10 seconds, all tokens of the",
          "present keys are void. Users of JWTs log in again."
        })
    private boolean revokeOthers;

    @Override
    public Integer call() {
      var command = new RotateKeys.Command(Administrator.operator(), mode());
      try (var administration = KeyAdministration.open(configuration())) {
        switch (administration.operation().rotateKeys().rotate(command)) {
          case RotateKeys.Result.Rotated rotated -> show(rotated);
          case RotateKeys.Result.AlreadyRotating already ->
              out()
                  .printf(
                      "Nothing to do: the new key %s is published already, and signs from %s%n",
                      already.key().id(), seconds(already.signsFrom()));
          case RotateKeys.Result.Unchanged unchanged -> out().println("Nothing to do");
          case Rejection rejection -> throw notReplaceable(administration.storage());
        }
      }
      return DONE;
    }

    private Mode mode() {
      if (revokeOthers && publishFor != null) {
        throw new CommandRefused("--publish-for and --revoke-others exclude each other");
      }
      if (revokeOthers) {
        return new Mode.RevokeOthers();
      }
      try {
        return new Mode.Overlap(
            publishFor == null ? PublicationTime.DEFAULT : new PublicationTime(publishFor));
      } catch (InvalidInput refused) {
        throw new CommandRefused("--publish-for: " + refused.rule());
      }
    }

    private void show(RotateKeys.Result.Rotated rotated) {
      out()
          .printf(
              "The new key %s (%s) is published%n", rotated.key().id(), rotated.key().algorithm());
      out().printf("It signs from                  %s%n", seconds(rotated.signsFrom()));
      out()
          .printf(
              "Tokens of the others are void  %s%s%n",
              seconds(rotated.othersVerifyUntil()), revokeOthers ? "" : ", after the last expired");
    }
  }

  @Command(
      name = "rotate-master",
      description = {
        "Replaces the master key, and encrypts all secrets in the store anew.",
        "Can be repeated after an interruption."
      })
  static final class RotateMaster extends ConfiguredCommand {
    @Option(
        names = "--prepare",
        description = {
          "Only writes the new key to master.key.next, to copy it to",
          "other nodes before it is used."
        })
    private boolean prepareOnly;

    @Override
    public Integer call() {
      try (var rotation =
          MasterKeyRotation.open(configuration(), this::tell, RotateMaster::await)) {
        if (prepareOnly) {
          prepare(rotation);
        } else {
          Outcome outcome = rotation.run();
          show(rotation, outcome);
        }
      }
      return DONE;
    }

    private void prepare(MasterKeyRotation rotation) {
      rotation.prepare();
      out()
          .println(
              rotation.isOfFiles()
                  ? "The new key is %s. Copy it to data.dir of all other nodes, then run `keys rotate-master`"
                      .formatted(rotation.nextFile())
                  : "Nothing to do: the new key is configured");
    }

    private void tell(Step step, Outcome soFar) {
      switch (step) {
        case PREPARED -> out().println("The new key is there; waiting until every node knows it…");
        case KEYS_ROTATED -> out().printf("Signing keys encrypted anew: %d%n", soFar.keys());
        case SECRETS_RESEALED -> {
          out().printf("Provider accounts encrypted anew: %d%n", soFar.secrets());
          out().println("Waiting until every node uses the new key…");
        }
        case KNOWN, FOLLOWED, STRAGGLERS_RESEALED, FINISHED -> {}
      }
      out().flush();
    }

    private static void await(Duration time) {
      try {
        Thread.sleep(time);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new CommandRefused("Interrupted; repeat the command to finish");
      }
    }

    private void show(MasterKeyRotation rotation, Outcome outcome) {
      if (outcome.unreadable() > 0) {
        out()
            .printf(
                "Provider accounts that neither key decrypts: %d. The next sign-in replaces their"
                    + " tokens%n",
                outcome.unreadable());
      }
      if (rotation.isOfFiles()) {
        out()
            .printf(
                "Done. The old key is %s: keep it with the backups made until now%n",
                rotation.oldFile());
      } else {
        out()
            .println(
                "Done. On every node, set PORTCULLIS_MASTER_KEY to the new key, unset"
                    + " PORTCULLIS_NEXT_MASTER_KEY, and restart. Keep the old key with the backups"
                    + " made until now");
      }
    }
  }
}
