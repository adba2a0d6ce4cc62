package dev.portcullis.adapters.persistence.transfer;

import dev.portcullis.adapters.persistence.migration.Schema;
import dev.portcullis.adapters.persistence.migration.UnfinishedCopy;
import dev.portcullis.adapters.persistence.sql.Database;
import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.adapters.persistence.sql.Dialects;
import dev.portcullis.adapters.persistence.sql.StoreFailures;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Copies a whole store into an empty database, of the same kind or the other one. Everything comes
 * from one instant of the source, which may be in use meanwhile; what is written there later is not
 * copied. A copy that breaks off goes on where it was when it is begun again; until it is done,
 * nobody can open the store that it makes. In the end both sides are compared.
 */
public final class StoreCopy {
  private static final int ROWS_AT_A_TIME = 1_000;

  private final Settings from;
  private final Settings to;
  private final Dialect source;
  private final Dialect target;
  private final Progress progress;

  private StoreCopy(Dialects dialects, Settings from, Settings to, Progress progress) {
    this.from = from;
    this.to = to;
    this.source = dialects.of(from);
    this.target = dialects.of(to);
    this.progress = progress;
  }

  /** Is told how far it is. */
  @FunctionalInterface
  public interface Progress {
    /** So many rows of that table are there. */
    void rows(String table, long rows);
  }

  /**
   * A table that is the same on both sides.
   *
   * @param checksum the SHA-256 of all its rows, in hex
   */
  public record Copied(String table, long rows, String checksum) {}

  /**
   * Copies everything.
   *
   * @param dialects which serve both URLs
   * @return each table, as it is on both sides
   * @throws StorageRefused when the source is no store or not up to date, when the target holds
   *     something else than an unfinished copy, or when the sides differ in the end
   * @throws dev.portcullis.application.failure.StoreUnavailable when one doesn't answer
   */
  public static List<Copied> run(Dialects dialects, Settings from, Settings to, Progress progress) {
    var copy = new StoreCopy(dialects, from, to, progress);
    if (copy.sourcePlace().equals(copy.targetPlace())) {
      throw new StorageRefused("%s can't be copied to itself".formatted(copy.sourcePlace()), null);
    }
    return new StoreFailures(copy.source).explaining(from, copy::fromSource);
  }

  private String sourcePlace() {
    return source.description(from);
  }

  private String targetPlace() {
    return target.description(to);
  }

  private List<Copied> fromSource() throws Exception {
    if (!new Schema(source, from).isOwn()) {
      throw new StorageRefused(
          "%s is no store with the schema of this version; run `portcullis db migrate` on it, or copy by the version that it has"
              .formatted(sourcePlace()),
          null);
    }
    UnfinishedCopy.refuse(source, from);
    try (Handle handle = Database.jdbi(source.foreignConnections(from)).open()) {
      return handle.inTransaction(
          source.snapshot(),
          reading ->
              new StoreFailures(target)
                  .explaining(
                      to,
                      () ->
                          target.exclusively(to, () -> intoTarget(new CopySide(source, reading)))));
    }
  }

  private List<Copied> intoTarget(CopySide reading) throws SQLException {
    new Schema(target, to).migrate();
    try (Handle handle = Database.jdbi(target.schemaConnections(to)).open()) {
      var writing = new CopySide(target, handle);
      begin(writing);
      List<Copied> expected = new ArrayList<>();
      for (CopiedTable table : CopiedTable.ALL) {
        expected.add(copy(table, reading, writing));
      }
      target.continueIdentities(handle);
      for (int i = 0; i < expected.size(); i++) {
        compare(expected.get(i), checked(CopiedTable.ALL.get(i), writing));
      }
      UnfinishedCopy.unmark(handle);
      return List.copyOf(expected);
    }
  }

  private void begin(CopySide writing) throws SQLException {
    if (UnfinishedCopy.isMarked(target, writing.handle().getConnection())) {
      return;
    }
    if (!writing.isEmpty(CopiedTable.ALL)) {
      throw new StorageRefused(
          "%s holds something already; copy into an empty database".formatted(targetPlace()), null);
    }
    UnfinishedCopy.mark(writing.handle());
  }

  /** Rows that are there already stay, up to the first that differs. */
  private Copied copy(CopiedTable table, CopySide reading, CopySide writing) {
    var sum = new Sum();
    boolean same = true;
    Optional<CopiedRow> last = Optional.empty();
    while (true) {
      List<CopiedRow> rows = reading.read(table, last, ROWS_AT_A_TIME);
      List<CopiedRow> there = same ? writing.read(table, last, ROWS_AT_A_TIME) : List.of();
      if (!rows.equals(there)) {
        replace(table, rows, there, writing);
        same = false;
      }
      if (rows.isEmpty()) {
        return sum.of(table);
      }
      sum.add(rows);
      progress.rows(table.name(), sum.rows);
      last = Optional.of(rows.getLast());
    }
  }

  private static void replace(
      CopiedTable table, List<CopiedRow> rows, List<CopiedRow> there, CopySide writing) {
    writing
        .handle()
        .useTransaction(
            transaction -> {
              if (!there.isEmpty()) {
                writing.deleteFrom(table, there.getFirst());
              }
              if (!rows.isEmpty()) {
                writing.insert(table, rows);
              }
            });
  }

  private static Copied checked(CopiedTable table, CopySide side) {
    var sum = new Sum();
    List<CopiedRow> rows = side.read(table, Optional.empty(), ROWS_AT_A_TIME);
    while (!rows.isEmpty()) {
      sum.add(rows);
      rows = side.read(table, Optional.of(rows.getLast()), ROWS_AT_A_TIME);
    }
    return sum.of(table);
  }

  private void compare(Copied expected, Copied found) {
    if (!expected.equals(found)) {
      throw new StorageRefused(
          "%s: the table %s is not as in %s (%,d rows of %,d); does somebody write to it? Copy again"
              .formatted(
                  targetPlace(), expected.table(), sourcePlace(), found.rows(), expected.rows()),
          null);
    }
  }

  /** Counts and sums rows up. */
  private static final class Sum {
    private final MessageDigest digest = sha256();
    private long rows;

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("SHA-256 is missing", impossible);
      }
    }

    void add(List<CopiedRow> more) {
      more.forEach(row -> row.addTo(digest));
      rows += more.size();
    }

    Copied of(CopiedTable table) {
      return new Copied(table.name(), rows, HexFormat.of().formatHex(digest.digest()));
    }
  }
}
