package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.operation.SigningKeySchedule.ScheduledKey;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.LinkProvenance;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.TokenHash;
import dev.portcullis.domain.throttling.AttemptKey;
import dev.portcullis.domain.throttling.AttemptRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Data of an in-memory store. Only the holder of {@link #lock} may use it. */
final class InMemoryTables {
  final ReentrantLock lock = new ReentrantLock();
  final Map<UserId, Account> accounts = new HashMap<>();
  final Map<SessionId, OpenSession> sessions = new HashMap<>();
  final Map<String, ScheduledKey> signingKeys = new HashMap<>();
  final Map<UserId, SessionId> keptSessions = new HashMap<>();
  final Map<TokenHash, OneTimeTokens.Found> oneTimeTokens = new HashMap<>();
  final Map<TokenHash, Instant> spent = new HashMap<>();
  final Map<Address, Waiting> mails = new LinkedHashMap<>();
  final List<EventLog.Entry> audit = new ArrayList<>();
  final Map<OAuthAccountId, Linked> oauthAccounts = new HashMap<>();
  final Map<OAuthAccountId, LinkProvenance> provenances = new HashMap<>();
  final Map<AttemptKey, AttemptRecord> attempts = new HashMap<>();

  /** Saves the current data and returns an action that restores it. */
  Runnable snapshot() {
    var undo = new ArrayList<Runnable>();
    undo.add(restoring(accounts));
    undo.add(restoring(sessions));
    undo.add(restoring(signingKeys));
    undo.add(restoring(keptSessions));
    undo.add(restoring(oneTimeTokens));
    undo.add(restoring(spent));
    undo.add(restoring(mails));
    undo.add(restoring(oauthAccounts));
    undo.add(restoring(provenances));
    undo.add(restoring(attempts));
    List<EventLog.Entry> entries = List.copyOf(audit);
    undo.add(
        () -> {
          audit.clear();
          audit.addAll(entries);
        });
    return () -> undo.forEach(Runnable::run);
  }

  private static <K, V> Runnable restoring(Map<K, V> table) {
    var rows = new LinkedHashMap<>(table);
    return () -> {
      table.clear();
      table.putAll(rows);
    };
  }

  /** Session with the hash of its token, if that is opaque. */
  record OpenSession(Session session, Optional<TokenHash> tokenHash) {}

  /** Identity of a mail: kind, addressee and parameters. */
  record Address(MailKind kind, EmailAddress to, Map<String, String> parameters) {}

  /** Queued mail, and the instant at which it is due. */
  record Waiting(QueuedMail mail, Instant due) {}

  /** Provider account with its tokens. */
  record Linked(OAuthAccount account, SealedTokens tokens) {}
}
