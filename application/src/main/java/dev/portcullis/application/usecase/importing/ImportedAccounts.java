package dev.portcullis.application.usecase.importing;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.federation.IdentityProvider.Tokens;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.importing.UserSource.ForeignAccount;
import dev.portcullis.application.port.out.operation.Identifiers;
import dev.portcullis.application.port.out.operation.SecretEncryptor;
import dev.portcullis.application.usecase.federation.ProviderTokens;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.util.Optional;

/** Imports accounts at providers and encrypts their tokens. */
record ImportedAccounts(
    UserRepository users,
    Optional<OAuthAccounts> oauthAccounts,
    Identifiers identifiers,
    SecretEncryptor encryptor) {

  ImportOutcome bring(ForeignAccount row, boolean dryRun, ImportedUsers imported) {
    return oauthAccounts
        .map(accounts -> bring(row, accounts, dryRun, imported))
        .orElseGet(() -> new ImportOutcome.Skipped("the store can't keep accounts of providers"));
  }

  private ImportOutcome bring(
      ForeignAccount row, OAuthAccounts accounts, boolean dryRun, ImportedUsers imported) {
    Optional<UserId> owner = ForeignIds.uuid(row.userId()).map(UserId::new);
    if (owner.isEmpty()) {
      return new ImportOutcome.Skipped("its user's id is no UUID");
    }
    Optional<OAuthAccount> linked = accounts.find(row.provider(), accountId(row));
    if (linked.isPresent()) {
      return already(linked.get(), owner.get());
    }
    return dryRun ? probe(owner.get(), imported) : link(row, accounts, owner.get());
  }

  private static ImportOutcome already(OAuthAccount linked, UserId owner) {
    return linked.user().equals(owner)
        ? new ImportOutcome.Present()
        : new ImportOutcome.Skipped("it belongs to another user");
  }

  private ImportOutcome probe(UserId owner, ImportedUsers imported) {
    boolean there = imported.wouldBring(owner) || users.findById(owner).isPresent();
    return there ? new ImportOutcome.Imported() : noUser();
  }

  private ImportOutcome link(ForeignAccount row, OAuthAccounts accounts, UserId owner) {
    OAuthAccountId id =
        ForeignIds.uuid(row.id())
            .map(OAuthAccountId::new)
            .orElseGet(identifiers::newOAuthAccountId);
    Optional<Account> user = users.findById(owner);
    if (user.isEmpty()) {
      return noUser();
    }
    var account = new OAuthAccount(id, owner, row.provider(), accountId(row), row.accountEmail());
    return switch (accounts.link(account, sealed(id, row), user.get().version())) {
      case LINKED -> new ImportOutcome.Imported();
      case TAKEN -> new ImportOutcome.Skipped("it, or its id, belongs to a user already");
      case USER_CHANGED -> new ImportOutcome.Skipped("its user was just changed; import again");
    };
  }

  /**
   * The account's id as sign-in will see it: fastapi-users stores Google users by the resource name
   * of another API, which contains the id in Google's ID tokens.
   */
  private static String accountId(ForeignAccount row) {
    return row.provider().equals("google")
        ? row.accountId().replaceFirst("^people/", "")
        : row.accountId();
  }

  private SealedTokens sealed(OAuthAccountId id, ForeignAccount row) {
    return new ProviderTokens(encryptor)
        .seal(new Tokens(row.accessToken(), row.refreshToken(), row.expires()), id);
  }

  private static ImportOutcome noUser() {
    return new ImportOutcome.Skipped("its user is not here");
  }
}
