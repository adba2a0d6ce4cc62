package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.port.out.operation.SigningKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Sealed signing keys in the table {@code signing_keys}. */
public final class SqlSigningKeys implements SigningKeys {
  private final Database database;

  public SqlSigningKeys(Database database) {
    this.database = database;
  }

  @Override
  public List<SealedKey> list(String algorithm) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select id, algorithm, created_at, sealed from signing_keys
                    where algorithm = :algorithm order by created_at desc, id
                    """)
                .bind("algorithm", algorithm)
                .map((row, context) -> key(row))
                .list());
  }

  private static SealedKey key(ResultSet row) throws SQLException {
    return new SealedKey(
        row.getString("id"),
        row.getString("algorithm"),
        Micros.instant(row.getLong("created_at")),
        row.getString("sealed"));
  }

  @Override
  public boolean addFirst(SealedKey key) {
    return database.write(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into signing_keys (id, algorithm, is_first, created_at, sealed)
                        select :id, :algorithm, :first, :created, :sealed
                        where not exists (select 1 from signing_keys
                                          where algorithm = :algorithm)
                        on conflict do nothing
                        """)
                    .bind("id", key.id())
                    .bind("algorithm", key.algorithm())
                    .bind("first", true)
                    .bind("created", Micros.micros(key.created()))
                    .bind("sealed", key.sealed())
                    .execute())
        == 1;
  }
}
