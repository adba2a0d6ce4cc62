package dev.portcullis.application.port.in.importing;

import java.util.List;
import java.util.function.LongConsumer;

/**
 * Brings users over from another system, with their ids, password hashes and accounts at providers.
 * Whoever is here already stays as is, so that it can be run again.
 */
@FunctionalInterface
public interface ImportUsers {
  /** Brings over all that can be; a row that can't be keeps none of the others back. */
  Report run(Command command);

  /**
   * How to.
   *
   * @param dryRun whether only to tell what would be done
   * @param progress told now and then how many rows were dealt with
   */
  record Command(boolean dryRun, LongConsumer progress) {}

  /**
   * What was done.
   *
   * @param unreadablePasswords how many of the users brought over have a hash that can't be checked
   *     here, so that they must set a new password
   * @param skipped the first thousand rows that were not brought over, and why
   */
  record Report(Tally users, Tally accounts, long unreadablePasswords, List<Skipped> skipped) {
    /** Copies the list. */
    public Report {
      skipped = List.copyOf(skipped);
    }
  }

  /** How many rows of a kind were brought over, were here before, or were not brought over. */
  record Tally(long imported, long present, long skipped) {
    /** How many rows there were. */
    public long read() {
      return imported + present + skipped;
    }
  }

  /** A row that was not brought over: which, and why; for the operator. */
  record Skipped(String row, String reason) {}
}
