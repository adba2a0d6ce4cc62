package dev.portcullis.application.usecase.importing;

/** Outcome of one row. */
sealed interface ImportOutcome {
  /** The row was imported, or would be in a dry run. */
  record Imported() implements ImportOutcome {}

  /** The row existed before. */
  record Present() implements ImportOutcome {}

  /** The row can't be imported. */
  record Skipped(String reason) implements ImportOutcome {}
}
