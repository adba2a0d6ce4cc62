package dev.portcullis.application.contract;

import dev.portcullis.application.port.out.AuditLog;
import dev.portcullis.application.port.out.OAuthAccounts;
import dev.portcullis.application.port.out.OneTimeTokens;
import dev.portcullis.application.port.out.Outbox;
import dev.portcullis.application.port.out.Sessions;
import dev.portcullis.application.port.out.SigningKeys;
import dev.portcullis.application.port.out.Storage;
import dev.portcullis.application.port.out.UserRepository;

/**
 * A store whose users' sessions are kept apart from it: what holds for a store's own sessions must
 * hold for these.
 */
public record SessionsElsewhere(Storage storage, Sessions sessions) implements Storage {
  @Override
  public UserRepository users() {
    return storage.users();
  }

  @Override
  public SigningKeys signingKeys() {
    return storage.signingKeys();
  }

  @Override
  public OneTimeTokens oneTimeTokens() {
    return storage.oneTimeTokens();
  }

  @Override
  public Outbox outbox() {
    return storage.outbox();
  }

  @Override
  public AuditLog auditLog() {
    return storage.auditLog();
  }

  @Override
  public OAuthAccounts oauthAccounts() {
    return storage.oauthAccounts();
  }

  @Override
  public boolean isReachable() {
    return storage.isReachable();
  }

  @Override
  public String description() {
    return storage.description();
  }

  @Override
  public void close() {
    storage.close();
  }
}
