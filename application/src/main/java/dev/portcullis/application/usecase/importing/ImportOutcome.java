package dev.portcullis.application.usecase.importing;

/** What became of one row. */
sealed interface ImportOutcome {
  /** It was brought over, or would be. */
  record Imported() implements ImportOutcome {}

  /** It was here before. */
  record Present() implements ImportOutcome {}

  /** It can't be brought over. */
  record Skipped(String reason) implements ImportOutcome {}
}
