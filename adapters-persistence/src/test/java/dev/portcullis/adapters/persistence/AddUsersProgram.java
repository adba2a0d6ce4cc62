package dev.portcullis.adapters.persistence;

import static dev.portcullis.application.contract.TestData.account;

import dev.portcullis.application.port.out.account.UserRepository.Added;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Program that adds users to the store in a data directory, as the command line does, and prints a
 * line for each.
 */
final class AddUsersProgram {
  private AddUsersProgram() {}

  /** Adds users. Arguments: the data directory and the number of users. */
  public static void main(String[] arguments) {
    add(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
  }

  static void add(Path dataDirectory, int count) {
    var settings =
        new Settings("jdbc:sqlite:", Optional.empty(), Optional.empty(), dataDirectory, 2);
    try (Storage storage = new SqlStorageProvider().open(settings)) {
      for (int i = 0; i < count; i++) {
        if (storage.users().add(account()) != Added.ADDED) {
          throw new IllegalStateException("not added");
        }
        System.out.println(i);
      }
    }
  }
}
