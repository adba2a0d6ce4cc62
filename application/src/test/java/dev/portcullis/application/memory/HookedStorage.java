package dev.portcullis.application.memory;

import dev.portcullis.application.contract.ForwardingStorage;
import dev.portcullis.application.port.out.operation.Storage;

/** Store whose users and one-time tokens run code of a test before they act. */
public record HookedStorage(
    Storage storage, HookedUserRepository users, HookedOneTimeTokens oneTimeTokens)
    implements ForwardingStorage {
  /** Wraps {@code storage}. */
  public HookedStorage(Storage storage) {
    this(
        storage,
        new HookedUserRepository(storage.users()),
        new HookedOneTimeTokens(storage.oneTimeTokens()));
  }
}
