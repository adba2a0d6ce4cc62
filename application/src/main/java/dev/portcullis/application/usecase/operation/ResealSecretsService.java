package dev.portcullis.application.usecase.operation;

import dev.portcullis.application.port.in.operation.KeysNotReplaceable;
import dev.portcullis.application.port.in.operation.ResealSecrets;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.federation.ProviderTokenStore;
import dev.portcullis.application.port.out.federation.ProviderTokenStore.StoredTokens;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.federation.ProviderTokens;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.util.List;
import java.util.Optional;

/**
 * Encrypts the tokens of provider accounts under the current master key, in small transactions. A
 * link that was changed meanwhile keeps its new tokens; a further run finds them.
 */
final class ResealSecretsService implements ResealSecrets {
  static final int LINKS_AT_A_TIME = 200;

  private final Storage storage;
  private final ProviderTokens tokens;
  private final Transactions transactions;

  ResealSecretsService(Storage storage, ProviderTokens tokens, Transactions transactions) {
    this.storage = storage;
    this.tokens = tokens;
    this.transactions = transactions;
  }

  @Override
  public Result reseal(Command command) {
    if (storage.oauthAccounts().isEmpty()) {
      return new Result.Resealed(0, 0);
    }
    return storage.providerTokens().<Result>map(this::resealed).orElseGet(KeysNotReplaceable::new);
  }

  private Result.Resealed resealed(ProviderTokenStore store) {
    var sum = new Result.Resealed(0, 0);
    List<StoredTokens> links = store.list(Optional.empty(), LINKS_AT_A_TIME);
    while (!links.isEmpty()) {
      List<StoredTokens> batch = links;
      Result.Resealed more = transactions.run(events -> resealed(store, batch));
      sum =
          new Result.Resealed(sum.changed() + more.changed(), sum.unreadable() + more.unreadable());
      Optional<OAuthAccountId> last = Optional.of(batch.getLast().id());
      links = store.list(last, LINKS_AT_A_TIME);
    }
    return sum;
  }

  private Result.Resealed resealed(ProviderTokenStore store, List<StoredTokens> batch) {
    int changed = 0;
    int unreadable = 0;
    for (StoredTokens link : batch) {
      Optional<SealedTokens> anew = tokens.reseal(link.tokens(), link.id());
      if (anew.isEmpty()) {
        unreadable++;
      } else if (!anew.get().equals(link.tokens()) && store.replace(link, anew.get())) {
        changed++;
      }
    }
    return new Result.Resealed(changed, unreadable);
  }
}
