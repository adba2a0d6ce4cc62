package dev.portcullis.application.port.in.importing;

import java.util.List;
import java.util.function.LongConsumer;

/**
 * Imports users from another system, with their ids, password hashes and accounts at providers.
 * Users who exist here stay unchanged, so an import can be repeated.
 */
@FunctionalInterface
public interface ImportUsers {
  /** Imports all valid rows; an invalid row doesn't stop the others. */
  Report run(Command command);

  /**
   * Options of an import.
   *
   * @param dryRun whether to change nothing and only report
   * @param progress called now and then with the number of processed rows
   */
  record Command(boolean dryRun, LongConsumer progress) {}

  /**
   * Report of an import.
   *
   * @param unreadablePasswords the number of imported users whose password hash can't be checked
   *     here, so that they must set a new password
   * @param skipped the first thousand rows that were not imported, with reasons
   */
  record Report(Tally users, Tally accounts, long unreadablePasswords, List<Skipped> skipped) {
    /** Copies the list. */
    public Report {
      skipped = List.copyOf(skipped);
    }
  }

  /** Numbers of rows that were imported, existed before, or were not imported. */
  record Tally(long imported, long present, long skipped) {
    /** The number of all rows. */
    public long read() {
      return imported + present + skipped;
    }
  }

  /** A row that was not imported, with the reason for the operator. */
  record Skipped(String row, String reason) {}
}
