package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.SigningKeys.SealedKey;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.TokenHash;
import dev.portcullis.domain.user.Account;
import dev.portcullis.domain.user.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** What is stored. Whoever holds {@link #lock} has it alone. */
final class InMemoryTables {
  final Lock lock = new ReentrantLock();
  final Map<UserId, Account> accounts = new HashMap<>();
  final Map<SessionId, OpenSession> sessions = new HashMap<>();
  final Map<String, SealedKey> firstKeys = new HashMap<>();

  /** A session with what finds it, if its token is opaque. */
  record OpenSession(Session session, Optional<TokenHash> tokenHash) {}
}
