package dev.portcullis.adapters.persistence.transfer;

import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.adapters.persistence.migration.Schema;
import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * Copies a whole store into an empty database, of the same kind or the other one. Everything comes
 * from one instant of the source, which may be in use meanwhile; what is written there later is not
 * copied. A copy that breaks off goes on where it was when it is begun again; until it is done,
 * nobody can open the store that it makes. In the end both sides are compared.
 */
public final class StoreCopy {
  /** In the target from the first row to the last comparison. */
  private static final String UNFINISHED = "unfinished_copy";

  private static final int ROWS_AT_A_TIME = 1_000;

  private final Settings from;
  private final Settings to;
  private final Dialect source;
  private final Dialect target;
  private final Progress progress;

  private StoreCopy(Settings from, Settings to, Progress progress) {
    this.from = from;
    this.to = to;
    this.source = SqlStorageProvider.dialect(from);
    this.target = SqlStorageProvider.dialect(to);
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
   * @return each table, as it is on both sides
   * @throws StorageRefused when the source is no store or not up to date, when the target holds
   *     something else than an unfinished copy, or when the sides differ in the end
   * @throws dev.portcullis.application.failure.StoreUnavailable when one doesn't answer
   */
  public static List<Copied> run(Settings from, Settings to, Progress progress) {
    var copy = new StoreCopy(from, to, progress);
    if (copy.sourcePlace().equals(copy.targetPlace())) {
      throw new StorageRefused("%s can't be copied to itself".formatted(copy.sourcePlace()), null);
    }
    return SqlStorageProvider.explaining(copy.source, from, copy::fromSource);
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
    refuseUnfinished(source, from);
    try (Handle handle = open(source.foreignConnections(from))) {
      return handle.inTransaction(
          source.snapshot(),
          reading ->
              SqlStorageProvider.explaining(
                  target,
                  to,
                  () -> target.exclusively(to, () -> intoTarget(new CopySide(source, reading)))));
    }
  }

  private List<Copied> intoTarget(CopySide reading) throws SQLException {
    new Schema(target, to).migrate();
    try (Handle handle = open(target.schemaConnections(to))) {
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
      handle.execute("drop table " + UNFINISHED);
      return List.copyOf(expected);
    }
  }

  private void begin(CopySide writing) throws SQLException {
    if (isUnfinished(writing.handle().getConnection(), target)) {
      return;
    }
    if (!writing.isEmpty(CopiedTable.ALL)) {
      throw new StorageRefused(
          "%s holds something already; copy into an empty database".formatted(targetPlace()), null);
    }
    writing.handle().execute("create table %s (begun integer)".formatted(UNFINISHED));
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

  /**
   * Refuses a store that is being copied.
   *
   * @throws StorageRefused when it is
   */
  public static void refuseUnfinished(Dialect dialect, Settings settings) throws SQLException {
    try (Connection connection = dialect.schemaConnections(settings).getConnection()) {
      if (isUnfinished(connection, dialect)) {
        throw new StorageRefused(
            "%s holds an unfinished copy; run the same `portcullis db copy` again"
                .formatted(dialect.description(settings)),
            null);
      }
    }
  }

  private static boolean isUnfinished(Connection connection, Dialect dialect) throws SQLException {
    try (var tables =
        connection
            .getMetaData()
            .getTables(null, dialect.schema(connection), UNFINISHED, new String[] {"TABLE"})) {
      return tables.next();
    }
  }

  private static Handle open(DataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    return jdbi.open();
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
