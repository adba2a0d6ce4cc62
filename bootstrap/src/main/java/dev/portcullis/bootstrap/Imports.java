package dev.portcullis.bootstrap;

import dev.portcullis.adapters.crypto.random.RandomIdentifiers;
import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.adapters.persistence.fastapiusers.FastapiUsersDatabase;
import dev.portcullis.adapters.persistence.fastapiusers.FastapiUsersDatabase.Tables;
import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.port.in.importing.ImportUsers;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.runtime.KeyRefresher;
import dev.portcullis.bootstrap.runtime.ResourceStack;
import java.time.InstantSource;
import java.util.Optional;

/** Import from another system's database. */
public final class Imports implements AutoCloseable {
  private final ResourceStack resources = new ResourceStack();
  private final ImportUsers importUsers;

  private Imports(Configuration configuration, String url, Tables tables) {
    var from =
        new Settings(url, Optional.empty(), Optional.empty(), configuration.dataDirectory(), 1);
    var source =
        resources.add(FastapiUsersDatabase.open(SqlStorageProvider.dialects(), from, tables));
    var storage = resources.add(Stores.open(configuration));
    var clock = InstantSource.system();
    var hasher = resources.add(Hashers.of(configuration));
    var masterKeys = MasterKeys.load(configuration, storage);
    resources.add(
        KeyRefresher.start(
            () -> {
              masterKeys.reload();
              MasterKeys.follow(masterKeys, storage);
            }));
    var out =
        OutPorts.of(storage, hasher, new RandomIdentifiers(clock), clock)
            .withSchema(configuration.userSchema())
            .withEncryptor(masterKeys)
            .withSource(source)
            .build();
    this.importUsers =
        ApplicationAssembly.assemble(out, configuration.application().withoutLogIn())
            .importing()
            .importUsers();
  }

  /** Opens the database of fastapi-users at {@code url}, and then the store. */
  public static Imports open(Configuration configuration, String url, Tables tables) {
    return new Imports(configuration, url, tables);
  }

  /** Returns the use case that imports the users. */
  public ImportUsers importUsers() {
    return importUsers;
  }

  @Override
  public void close() {
    resources.close();
  }
}
