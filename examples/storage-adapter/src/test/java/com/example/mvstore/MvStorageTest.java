package com.example.mvstore;

import dev.portcullis.application.contract.operation.StorageContract;
import dev.portcullis.application.port.out.operation.Storage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract kit on a file that stays open. */
class MvStorageTest extends StorageContracts implements StorageContract {
  @TempDir private static Path folder;
  private static Storage storage;

  @BeforeAll
  static void openTheFile() {
    storage = new MvStorage(MvFile.open(folder.resolve("portcullis.mv")));
  }

  @AfterAll
  static void closeTheFile() {
    storage.close();
  }

  @Override
  public Storage open() {
    return new MvStorage(MvFile.open(folder.resolve("portcullis.mv")));
  }

  @Override
  Storage storage() {
    return storage;
  }
}
