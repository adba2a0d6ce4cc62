package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.adapters.persistence.Lookup;
import dev.portcullis.application.port.out.operation.SigningKeys;
import java.util.List;

/** Sealed signing keys in the table {@code signing_keys}. */
public final class SqlSigningKeys implements SigningKeys {
  private static final Lookup<SealedKey> LIST =
      new Lookup<>(
          "id, algorithm, created_at, sealed",
          " from signing_keys where algorithm = ? order by created_at desc, id",
          row -> new SealedKey(row.text(1), row.text(2), Rows.instant(row.number(3)), row.text(4)));

  private final Database database;

  public SqlSigningKeys(Database database) {
    this.database = database;
  }

  @Override
  public List<SealedKey> list(String algorithm) {
    return database.findAll(LIST, algorithm);
  }

  @Override
  public boolean addFirst(SealedKey key) {
    return database.write(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into signing_keys (id, algorithm, is_first, created_at, sealed)
                        values (:id, :algorithm, :first, :created, :sealed)
                        on conflict do nothing
                        """)
                    .bind("id", key.id())
                    .bind("algorithm", key.algorithm())
                    .bind("first", true)
                    .bind("created", Rows.micros(key.created()))
                    .bind("sealed", key.sealed())
                    .execute())
        == 1;
  }
}
