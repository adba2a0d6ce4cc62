package dev.portcullis.application.usecase.importing;

import dev.portcullis.application.port.in.importing.ImportUsers.Report;
import dev.portcullis.application.port.in.importing.ImportUsers.Skipped;
import dev.portcullis.application.port.in.importing.ImportUsers.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Counts the rows of an import. Not thread-safe. */
final class ImportReportBuilder {
  private static final int ROWS_BETWEEN_REPORTS = 100;
  private static final int MAX_REASONS = 1_000;

  private final LongConsumer progress;
  private final List<Skipped> skipped = new ArrayList<>();
  private Tally users = new Tally(0, 0, 0);
  private Tally accounts = new Tally(0, 0, 0);

  ImportReportBuilder(LongConsumer progress) {
    this.progress = progress;
  }

  void user(String id, ImportOutcome outcome) {
    users = count(users, "user " + id, outcome);
    report();
  }

  void account(String id, ImportOutcome outcome) {
    accounts = count(accounts, "OAuth account " + id, outcome);
    report();
  }

  private Tally count(Tally tally, String row, ImportOutcome outcome) {
    return switch (outcome) {
      case ImportOutcome.Imported imported ->
          new Tally(tally.imported() + 1, tally.present(), tally.skipped());
      case ImportOutcome.Present present ->
          new Tally(tally.imported(), tally.present() + 1, tally.skipped());
      case ImportOutcome.Skipped why -> {
        if (skipped.size() < MAX_REASONS) {
          skipped.add(new Skipped(row, why.reason()));
        }
        yield new Tally(tally.imported(), tally.present(), tally.skipped() + 1);
      }
    };
  }

  private void report() {
    long rows = users.read() + accounts.read();
    if (rows % ROWS_BETWEEN_REPORTS == 0) {
      progress.accept(rows);
    }
  }

  Report report(long unreadablePasswords) {
    return new Report(users, accounts, unreadablePasswords, skipped);
  }
}
