package dev.portcullis.adapters.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.adapters.persistence.sql.Dialect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The history that Flyway keeps of a schema's steps, read without Flyway: whether nothing is to be
 * done can be told faster than Flyway starts.
 */
public final class History {
  /** Of our own, so that no other program's steps are taken for ours. */
  public static final String TABLE = "portcullis_schema_history";

  /** The files of the steps, the oldest first: the same for every database. */
  static final List<String> STEPS =
      List.of(
          "V1__users_sessions_and_signing_keys.sql",
          "V2__own_fields_one_time_tokens_mail_audit_and_oauth_accounts.sql",
          "V3__expand_spent_secrets.sql");

  private final Dialect dialect;

  public History(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Whether it is to the letter what this program writes itself, no step more and none less. If in
   * doubt, it isn't.
   */
  public boolean isComplete(Connection connection) {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query(dialect.schema(connection)))) {
      for (String file : STEPS) {
        if (!row.next() || !isDone(file, row)) {
          return false;
        }
      }
      return !row.next();
    } catch (SQLException none) {
      return false;
    }
  }

  private boolean isDone(String file, ResultSet row) throws SQLException {
    return file.equals(row.getString(1))
        && row.getInt(2) == checksum(dialect.migrations() + "/" + file)
        && row.getBoolean(3);
  }

  /** In one schema alone, where Flyway looks, too. */
  private static String query(@Nullable String schema) {
    String place = schema == null ? "" : "\"%s\".".formatted(schema.replace("\"", "\"\""));
    return "select script, checksum, success from %s%s order by installed_rank"
        .formatted(place, TABLE);
  }

  /** As Flyway reckons it: of the lines alone, whatever ends them. */
  private static int checksum(String resource) {
    var checksum = new CRC32();
    var file = Objects.requireNonNull(History.class.getClassLoader().getResourceAsStream(resource));
    try (var lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
      lines.lines().map(line -> line.getBytes(UTF_8)).forEach(checksum::update);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return (int) checksum.getValue();
  }
}
