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
 * Copy of a whole store into an empty database of any supported kind. Reads one snapshot of the
 * source, which may be in use; later changes aren't copied. An interrupted copy resumes when it is
 * run again, and the target can't be opened until it is complete. At the end, both sides are
 * compared.
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

  /** Callback for progress. */
  @FunctionalInterface
  public interface Progress {
    /** Reports that {@code rows} rows of {@code table} are copied. */
    void rows(String table, long rows);
  }

  /**
   * Copied table, equal on both sides.
   *
   * @param checksum SHA-256 of all its rows, in hex
   */
  public record Copied(String table, long rows, String checksum) {}

  /**
   * Copies all tables.
   *
   * @param dialects which serve both URLs
   * @return each table, equal on both sides
   * @throws StorageRefused when the source isn't a store or isn't up to date, when the target holds
   *     anything but an unfinished copy, or when the sides differ at the end
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
          "%s is not a store with this version's schema; run `portcullis db migrate` on it, or copy it with its own version of Portcullis"
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
          "%s is not empty; copy into an empty database".formatted(targetPlace()), null);
    }
    UnfinishedCopy.mark(writing.handle());
  }

  /** Copies a table. Keeps rows that exist already, up to the first difference. */
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
          "%s: the table %s differs from the one in %s (%,d rows of %,d); stop all other writers and copy again"
              .formatted(
                  targetPlace(), expected.table(), sourcePlace(), found.rows(), expected.rows()),
          null);
    }
  }

  /** Row count and checksum of a table. */
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
