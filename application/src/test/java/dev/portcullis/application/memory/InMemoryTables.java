package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.AuditLog;
import dev.portcullis.application.port.out.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.OneTimeTokens;
import dev.portcullis.application.port.out.Outbox.Letter;
import dev.portcullis.application.port.out.SigningKeys.SealedKey;
import dev.portcullis.domain.oauth.OAuthAccount;
import dev.portcullis.domain.oauth.OAuthAccountId;
import dev.portcullis.domain.onetime.Purpose;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.session.SessionId;
import dev.portcullis.domain.session.TokenHash;
import dev.portcullis.domain.user.Account;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
  final Map<UserId, SessionId> keptSessions = new HashMap<>();
  final Map<TokenHash, OneTimeTokens.Found> oneTimeTokens = new HashMap<>();
  final Map<TokenHash, Instant> spent = new HashMap<>();
  final Map<Address, Waiting> letters = new LinkedHashMap<>();
  final List<AuditLog.Entry> audit = new ArrayList<>();
  final Map<OAuthAccountId, Linked> oauthAccounts = new HashMap<>();

  /** A session with what finds it, if its token is opaque. */
  record OpenSession(Session session, Optional<TokenHash> tokenHash) {}

  /** What a letter is for, and to whom. */
  record Address(Purpose purpose, EmailAddress to) {}

  /** A letter, and when it may be taken. */
  record Waiting(Letter letter, Instant due) {}

  /** An account elsewhere with its tokens. */
  record Linked(OAuthAccount account, SealedTokens tokens) {}
}
