package dev.portcullis.adapters.persistence;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;

/**
 * Jdbi, set up by the first who needs it: that loads some hundred classes, and a start on a schema
 * that is current gets by without. Thread-safe.
 */
public final class LateJdbi {
  private final DataSource source;
  private volatile @Nullable Jdbi jdbi;

  public LateJdbi(DataSource source) {
    this.source = source;
  }

  /** Of those that come first, each may set it up: the outcome is the same. */
  public Jdbi get() {
    Jdbi known = jdbi;
    if (known == null) {
      known = Jdbi.create(source);
      // By default a failure's message repeats the statement's arguments: hashes, for one.
      known.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
      jdbi = known;
    }
    return known;
  }
}
