package com.example.mvstore;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;

/**
 * The maps in the file. {@link Rows} defines the columns of a row. Indexes contain no data of their
 * own; each act that changes a row updates its indexes.
 */
final class Tables {
  /** By user id. */
  final MVMap<String, Object[]> accounts;

  /** User ids by e-mail address. */
  final MVMap<String, String> emails;

  /** The session in which a user last changed the password, by user id. */
  final MVMap<String, String> keptSessions;

  /** By session id. */
  final MVMap<String, Object[]> sessions;

  /** Session ids by the hash of their token. */
  final MVMap<String, String> sessionsByToken;

  final Index sessionsByUser;
  final Index sessionsByExpiry;

  /** By the key's id; keys of the second version of the ports, by algorithm. */
  final MVMap<String, Object[]> signingKeys;

  /** By hash. */
  final MVMap<String, Object[]> tokens;

  final Index tokensByUser;
  final Index tokensByExpiry;

  /** Expiry by hash. */
  final MVMap<String, String> spent;

  final Index spentByExpiry;

  /** By purpose and address. */
  final MVMap<String, Object[]> mails;

  final Index mailsByDue;

  /** By number, as {@link Rows#text(long)}. */
  final MVMap<String, Object[]> audit;

  final Index auditBySubject;
  final Index auditByTime;

  /** By the link's id. */
  final MVMap<String, Object[]> links;

  /** The link's ids by provider and account. */
  final MVMap<String, String> linksByAccount;

  final Index linksByUser;

  /** {@code LinkProvenance} as text, by link id. */
  final MVMap<String, String> provenances;

  /** By {@code AttemptKey}. */
  final MVMap<String, Object[]> attempts;

  final Index attemptsByExpiry;

  Tables(MVStore store) {
    accounts = map(store, "accounts");
    emails = map(store, "emails");
    keptSessions = map(store, "kept-sessions");
    sessions = map(store, "sessions");
    sessionsByToken = map(store, "sessions-by-token");
    sessionsByUser = new Index(map(store, "sessions-by-user"));
    sessionsByExpiry = new Index(map(store, "sessions-by-expiry"));
    signingKeys = map(store, "signing-keys");
    tokens = map(store, "tokens");
    tokensByUser = new Index(map(store, "tokens-by-user"));
    tokensByExpiry = new Index(map(store, "tokens-by-expiry"));
    spent = map(store, "spent");
    spentByExpiry = new Index(map(store, "spent-by-expiry"));
    mails = map(store, "mails");
    mailsByDue = new Index(map(store, "mails-by-due"));
    audit = map(store, "audit");
    auditBySubject = new Index(map(store, "audit-by-subject"));
    auditByTime = new Index(map(store, "audit-by-time"));
    links = map(store, "links");
    linksByAccount = map(store, "links-by-account");
    linksByUser = new Index(map(store, "links-by-user"));
    provenances = map(store, "link-provenances");
    attempts = map(store, "attempts");
    attemptsByExpiry = new Index(map(store, "attempts-by-expiry"));
  }

  /** Keys are sorted by {@link String#compareTo}. */
  private static <V> MVMap<String, V> map(MVStore store, String name) {
    return store.openMap(name, new MVMap.Builder<String, V>().keyType(StringDataType.INSTANCE));
  }
}
