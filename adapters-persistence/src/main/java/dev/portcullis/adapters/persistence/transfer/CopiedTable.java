package dev.portcullis.adapters.persistence.transfer;

import static dev.portcullis.adapters.persistence.transfer.CopiedTable.Kind.FLAG;
import static dev.portcullis.adapters.persistence.transfer.CopiedTable.Kind.ID;
import static dev.portcullis.adapters.persistence.transfer.CopiedTable.Kind.NUMBER;
import static dev.portcullis.adapters.persistence.transfer.CopiedTable.Kind.TEXT;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Table of a store, as copies see it.
 *
 * @param keys number of leading columns that form the primary key
 */
record CopiedTable(String name, int keys, List<Column> columns) {
  /** Type of a column, which each database represents in its own way. */
  enum Kind {
    ID,
    TEXT,
    NUMBER,
    FLAG
  }

  record Column(String name, Kind kind) {}

  /** All tables, in the order of their foreign keys: referenced tables first. */
  static final List<CopiedTable> ALL =
      List.of(
          table("users", 1)
              .with(ID, "id")
              .with(TEXT, "email", "password_hash", "attributes")
              .with(FLAG, "is_active", "is_superuser", "is_verified")
              .with(NUMBER, "version", "epoch")
              .with(ID, "kept_session_id"),
          table("sessions", 1)
              .with(ID, "id", "user_id")
              .with(TEXT, "backend", "token_hash", "address", "user_agent")
              .with(NUMBER, "opened_at", "last_seen_at", "expires_at", "authenticated_at")
              .with(TEXT, "amr"),
          table("signing_keys", 1)
              .with(TEXT, "id", "algorithm", "sealed")
              .with(FLAG, "is_first")
              .with(NUMBER, "created_at", "signs_from", "verifies_until")
              .with(NUMBER, "longest_token", "revision"),
          table("one_time_tokens", 1)
              .with(TEXT, "hash", "purpose", "email")
              .with(ID, "user_id")
              .with(NUMBER, "epoch", "expires_at")
              .with(FLAG, "is_spent"),
          table("spent_secrets", 1).with(TEXT, "hash").with(NUMBER, "expires_at"),
          table("letters", 2)
              .with(TEXT, "purpose", "email", "address", "user_agent")
              .with(NUMBER, "requested_at", "due_at", "attempts")
              .with(TEXT, "parameters"),
          table("audit_log", 1)
              .with(NUMBER, "number", "happened_at")
              .with(ID, "subject_id", "by_id")
              .with(TEXT, "what", "address", "user_agent", "details"),
          table("oauth_accounts", 1)
              .with(ID, "id", "user_id")
              .with(
                  TEXT, "provider", "account_id", "account_email", "access_token", "refresh_token")
              .with(NUMBER, "expires_at")
              .with(TEXT, "verified_email"),
          table("attempts", 1)
              .with(TEXT, "name")
              .with(
                  NUMBER,
                  "failures",
                  "window_end",
                  "not_before",
                  "reserved",
                  "reserved_until",
                  "expires_at"));

  private static CopiedTable table(String name, int keys) {
    return new CopiedTable(name, keys, List.of());
  }

  private CopiedTable with(Kind kind, String... names) {
    List<Column> more = List.of(names).stream().map(one -> new Column(one, kind)).toList();
    return new CopiedTable(name, keys, Stream.concat(columns.stream(), more.stream()).toList());
  }

  List<Column> key() {
    return columns.subList(0, keys);
  }

  /** Returns the names of all columns, separated by commas. */
  String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
