package dev.portcullis.adapters.persistence;

import dev.portcullis.adapters.persistence.sql.SqlEventLog;
import dev.portcullis.adapters.persistence.sql.SqlOAuthAccounts;
import dev.portcullis.adapters.persistence.sql.SqlOneTimeTokens;
import dev.portcullis.adapters.persistence.sql.SqlOutbox;
import dev.portcullis.adapters.persistence.sql.SqlSessions;
import dev.portcullis.adapters.persistence.sql.SqlUserRepository;
import java.util.List;

/** What many send at once, however many rows there are. */
public final class Statements {
  private Statements() {}

  /** All of which must find their rows by an index; without what only one database knows. */
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
        SqlUserRepository.DROP_VOID_TOKENS,
        SqlUserRepository.KEEP_SESSION,
        SqlUserRepository.END_SESSIONS,
        SqlUserRepository.UNLINK_ALL,
        SqlOneTimeTokens.FIND,
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
        SqlOAuthAccounts.UNLINK.replace("<providers>", ":provider"),
        SqlOAuthAccounts.IS_LINKED,
        SqlOneTimeTokens.FORGET_SPENT.formatted(""));
  }
}
