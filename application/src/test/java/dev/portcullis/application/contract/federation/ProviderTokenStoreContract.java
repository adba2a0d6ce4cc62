package dev.portcullis.application.contract.federation;

import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.federation.ProviderTokenStore;
import dev.portcullis.application.port.out.federation.ProviderTokenStore.StoredTokens;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Contract of a {@link ProviderTokenStore}. */
public interface ProviderTokenStoreContract {
  /** Open store; the same instance throughout a test. */
  Storage storage();

  private OAuthAccounts accounts() {
    return storage().oauthAccounts().orElseThrow();
  }

  private ProviderTokenStore tokens() {
    return storage().providerTokens().orElseThrow();
  }

  private static SealedTokens sealed() {
    return new SealedTokens(text(), Optional.of(text()), Optional.of(NOW.plusSeconds(60)));
  }

  /** Links an account at a provider to a new user. */
  private StoredTokens linked(SealedTokens sealed) {
    UserId user = stored(storage()).id();
    var id = new OAuthAccountId(UUID.randomUUID());
    var account = new OAuthAccount(id, user, "google", text(), "a@b.example");
    accounts().link(account, sealed, 0);
    return new StoredTokens(id, sealed);
  }

  /** Reads all pages of that size. */
  private List<StoredTokens> all(int limit) {
    var all = new ArrayList<StoredTokens>();
    List<StoredTokens> page = tokens().list(Optional.empty(), limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page);
      page = tokens().list(Optional.of(page.getLast().id()), limit);
    }
    return all;
  }

  private Optional<SealedTokens> found(OAuthAccountId id) {
    return all(100).stream()
        .filter(link -> link.id().equals(id))
        .map(StoredTokens::tokens)
        .findFirst();
  }

  @Test
  default void tokens_are_listed_with_every_field() {
    StoredTokens whole = linked(sealed());
    StoredTokens bare =
        linked(new SealedTokens("Kg/+".repeat(2_000), Optional.empty(), Optional.empty()));

    assertThat(all(100)).contains(whole, bare);
  }

  @Test
  default void pages_of_any_size_hold_every_link_once() {
    List<OAuthAccountId> ids = new ArrayList<>();
    for (int number = 0; number < 5; number++) {
      ids.add(linked(sealed()).id());
    }

    for (int limit : List.of(1, 2, 100)) {
      List<OAuthAccountId> listed = all(limit).stream().map(StoredTokens::id).toList();
      assertThat(listed).doesNotHaveDuplicates().containsAll(ids);
    }
  }

  @Test
  default void replaced_tokens_come_back_and_the_expiry_stays() {
    StoredTokens before = linked(sealed());
    var after = new SealedTokens(text(), Optional.of(text()), Optional.empty());

    assertThat(tokens().replace(before, after)).isTrue();

    assertThat(found(before.id()))
        .contains(new SealedTokens(after.access(), after.refresh(), before.tokens().expires()));
  }

  @Test
  default void tokens_without_a_refresh_token_are_replaced_by_such_tokens() {
    StoredTokens before = linked(new SealedTokens(text(), Optional.empty(), Optional.empty()));
    var after = new SealedTokens(text(), Optional.empty(), Optional.empty());

    assertThat(tokens().replace(before, after)).isTrue();

    assertThat(found(before.id())).contains(after);
  }

  @Test
  default void tokens_that_a_sign_in_has_refreshed_are_not_overwritten() {
    StoredTokens before = linked(sealed());
    var refreshed = new SealedTokens(text(), Optional.empty(), Optional.empty());
    accounts().refresh(before.id(), "a@b.example", refreshed);

    assertThat(tokens().replace(before, sealed())).isFalse();

    assertThat(found(before.id())).map(SealedTokens::access).contains(refreshed.access());
  }

  @Test
  default void tokens_of_a_removed_link_are_not_written() {
    StoredTokens before = linked(sealed());
    var other = new StoredTokens(new OAuthAccountId(UUID.randomUUID()), before.tokens());

    assertThat(tokens().replace(other, sealed())).isFalse();

    assertThat(found(other.id())).isEmpty();
    assertThat(found(before.id())).contains(before.tokens());
  }

  @Test
  default void of_concurrent_replacements_of_one_link_exactly_one_takes_effect() {
    StoredTokens before = linked(sealed());

    List<Boolean> outcomes = Race.among(number -> () -> tokens().replace(before, sealed()));

    assertThat(Race.count(outcomes, true)).isEqualTo(1);
  }
}
