package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.domain.login.Session;
import java.util.List;

/** Statements of requests, which must scale with the number of rows. */
public final class Statements {
  private Statements() {}

  /** Returns statements that must use an index, without database-specific fragments. */
  static List<String> ofRequests() {
    return List.of(
        SqlSessions.FIND_BY_ID,
        SqlSessions.FIND_BY_TOKEN,
        SqlSessions.TOUCH,
        SqlSessions.FORGET.formatted(""),
        SqlUserRepository.FIND_BY_ID,
        SqlUserRepository.FIND_BY_EMAIL,
        SqlUserRepository.FIND_BY_SESSION,
        SqlUserRepository.LIST.formatted(SqlUserRepository.FOLLOWING),
        SqlUserRepository.LIST_HASHES.formatted(SqlUserRepository.FOLLOWING_HASHES),
        SqlUserRepository.DROP_VOID_TOKENS,
        SqlUserRepository.KEEP_SESSION,
        SqlUserRepository.END_SESSIONS,
        SqlUserRepository.UNLINK_ALL,
        SqlOneTimeTokens.FIND,
        SqlOneTimeTokens.LOCK_OWNER,
        SqlOneTimeTokens.CONSUME,
        SqlOneTimeTokens.FORGET.formatted(""),
        SqlOutbox.IS_DUE,
        SqlOutbox.TAKE.formatted(""),
        SqlOutbox.REMOVE,
        SqlOutbox.POSTPONE,
        SqlEventLog.LIST.formatted(""),
        SqlEventLog.LIST.formatted(SqlEventLog.OF_SUBJECT),
        SqlEventLog.FORGET.formatted(""),
        SqlOAuthAccounts.FIND,
        SqlOAuthAccounts.LIST,
        SqlOAuthAccounts.REFRESH,
        SqlOAuthAccounts.LOCK_USER,
        SqlOAuthAccounts.LOCK_OWNER,
        SqlOAuthAccounts.UNLINK.replace("<providers>", ":provider"),
        SqlOAuthAccounts.IS_LINKED,
        SqlOneTimeTokens.FORGET_SPENT.formatted(""));
  }

  /** The statement of a log-in, by its own text. */
  public static String opening(Session session, Dialect dialect) {
    long now = Micros.micros(session.opened());
    return (SqlSessions.OPEN + dialect.lockingRows())
        .replace(":id", "'%s'".formatted(session.id()))
        .replace(":user ", "'%s' ".formatted(session.user()))
        .replace(":epoch", "0")
        .replace(":backend", "'example'")
        .replace(":tokenHash", "null")
        .replace(":authenticated", "%d".formatted(now))
        .replace(":amr", "''")
        .replace(":opened", "%d".formatted(now))
        .replace(":lastSeen", "%d".formatted(now))
        .replace(":expires", "%d".formatted(Micros.micros(session.expires())))
        .replace(":address", "''")
        .replace(":userAgent", "''");
  }
}
