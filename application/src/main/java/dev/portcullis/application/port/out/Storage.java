package dev.portcullis.application.port.out;

/** An open store: the out-ports that keep state. Closing it waits for what is under way. */
public interface Storage extends AutoCloseable {
  /** The accounts. */
  UserRepository users();

  /** The open sessions. */
  Sessions sessions();

  /** The keys that tokens are signed with. */
  SigningKeys signingKeys();

  /** Whether the store answers now. Never throws; takes a few seconds at most. */
  boolean isReachable();

  /** What people may know of it, such as {@code SQLite at data/portcullis.db}; no password. */
  String description();

  @Override
  void close();
}
