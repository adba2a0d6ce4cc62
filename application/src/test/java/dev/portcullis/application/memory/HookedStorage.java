package dev.portcullis.application.memory;

import dev.portcullis.application.contract.ForwardingStorage;
import dev.portcullis.application.port.out.operation.Storage;

/** A store whose users and one-time tokens run what a test wants before they act. */
public record HookedStorage(
    Storage storage, HookedUserRepository users, HookedOneTimeTokens oneTimeTokens)
    implements ForwardingStorage {
  /** Around {@code storage}. */
  public HookedStorage(Storage storage) {
    this(
        storage,
        new HookedUserRepository(storage.users()),
        new HookedOneTimeTokens(storage.oneTimeTokens()));
  }
}
