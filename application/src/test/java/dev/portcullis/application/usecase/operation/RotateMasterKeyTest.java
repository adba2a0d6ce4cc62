package dev.portcullis.application.usecase.operation;

import static dev.portcullis.application.contract.TestData.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.contract.ForwardingStorage;
import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.operation.KeysNotReplaceable;
import dev.portcullis.application.port.in.operation.OperationUseCases;
import dev.portcullis.application.port.in.operation.ResealSecrets;
import dev.portcullis.application.port.in.operation.RotateKeys;
import dev.portcullis.application.port.in.operation.RotateKeys.Mode;
import dev.portcullis.application.port.in.operation.RotateMasterKey;
import dev.portcullis.application.port.in.operation.RotateMasterKey.Result;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.federation.ProviderTokenStore;
import dev.portcullis.application.port.out.federation.ProviderTokenStore.StoredTokens;
import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.Administrator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Encrypting everything in the store under another master key. */
class RotateMasterKeyTest {
  private final TestApplication portcullis = new TestApplication();
  private final SigningKeySchedule schedule = portcullis.storage.signingKeySchedule().orElseThrow();
  private final ProviderTokenStore tokens = portcullis.storage.providerTokens().orElseThrow();
  private final OperationUseCases operation = portcullis.useCases().operation();

  @BeforeEach
  void store_two_keys() {
    portcullis
        .storage
        .signingKeys()
        .addFirst(portcullis.keyFactory.generate(NOW, Optional.empty()));
    operation
        .rotateKeys()
        .rotate(new RotateKeys.Command(Administrator.operator(), new Mode.RevokeOthers()));
  }

  private Result rotate() {
    return operation
        .rotateMasterKey()
        .rotate(new RotateMasterKey.Command(Administrator.operator()));
  }

  private ResealSecrets.Result reseal() {
    return operation.resealSecrets().reseal(new ResealSecrets.Command(Administrator.operator()));
  }

  /** Links an account with tokens that are sealed under the current master key. */
  private OAuthAccountId linked(boolean withRefreshToken) {
    var id = new OAuthAccountId(UUID.randomUUID());
    String context = "oauth-account:" + id;
    var sealed =
        new SealedTokens(
            portcullis.encryptor.seal("access", context),
            Optional.of("refresh")
                .filter(any -> withRefreshToken)
                .map(token -> portcullis.encryptor.seal(token, context)),
            Optional.empty());
    link(id, sealed);
    return id;
  }

  private void link(OAuthAccountId id, SealedTokens sealed) {
    var user = TestData.stored(portcullis.storage).id();
    var account = new OAuthAccount(id, user, "google", TestData.text(), "a@b.example");
    portcullis.storage.oauthAccounts().orElseThrow().link(account, sealed, 0);
  }

  private boolean isCurrent(StoredTokens link) {
    return portcullis.encryptor.isCurrent(link.tokens().access())
        && link.tokens().refresh().stream().allMatch(portcullis.encryptor::isCurrent);
  }

  private List<StoredTokens> links() {
    return tokens.list(Optional.empty(), 10_000);
  }

  @Test
  void all_signing_keys_are_encrypted_anew_and_otherwise_unchanged() {
    var before = schedule.list();
    portcullis.encryptor.replaceKey();

    assertThat(rotate()).isEqualTo(new Result.Rotated(2));

    assertThat(schedule.list())
        .allMatch(key -> portcullis.encryptor.isCurrent(key.key().sealed()))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("key.sealed", "revision")
        .isEqualTo(before);
    assertThat(schedule.list())
        .allMatch(
            key ->
                portcullis
                    .encryptor
                    .open(key.key().sealed(), key.id())
                    .equals(Optional.of("private " + key.id())));
  }

  @Test
  void a_second_rotation_under_the_same_master_key_changes_nothing() {
    portcullis.encryptor.replaceKey();
    rotate();
    var before = schedule.list();

    assertThat(rotate()).isEqualTo(new Result.AlreadyRotated());

    assertThat(schedule.list()).isEqualTo(before);
    assertThat(portcullis.told)
        .filteredOn(Event.MasterKeyRotated.class::isInstance)
        .extracting(Event::type, Event::details)
        .containsExactly(tuple("keys.master-rotated", "signing keys: 2"));
  }

  @Test
  void of_concurrent_rotations_one_encrypts_the_keys() {
    portcullis.encryptor.replaceKey();

    List<Result> results = Race.among(number -> this::rotate);

    assertThat(Race.count(results, new Result.Rotated(2))).isEqualTo(1);
    assertThat(Race.count(results, new Result.AlreadyRotated())).isEqualTo(Race.CONTENDERS - 1);
  }

  @Test
  void an_unreadable_signing_key_leaves_all_keys_unchanged() {
    var foreign = new SealedKey("foreign", "ES256", NOW, "sealed elsewhere");
    portcullis.storage.signingKeys().addFirst(foreign);
    var before = schedule.list();
    portcullis.encryptor.replaceKey();

    assertThat(rotate()).isEqualTo(new Result.Unreadable("foreign"));

    assertThat(schedule.list()).isEqualTo(before);
  }

  @Test
  void all_tokens_of_providers_are_encrypted_anew() {
    int count = 2 * ResealSecretsService.LINKS_AT_A_TIME + 1;
    for (int number = 0; number < count; number++) {
      linked(number % 2 == 0);
    }
    portcullis.encryptor.replaceKey();
    OAuthAccountId current = linked(true);

    assertThat(reseal()).isEqualTo(new ResealSecrets.Result.Resealed(count, 0));

    assertThat(links()).hasSize(count + 1).allMatch(this::isCurrent);
    assertThat(reseal()).isEqualTo(new ResealSecrets.Result.Resealed(0, 0));
    assertThat(links()).extracting(StoredTokens::id).contains(current);
  }

  @Test
  void unreadable_tokens_of_providers_are_counted_and_stay() {
    var id = new OAuthAccountId(UUID.randomUUID());
    var foreign = new SealedTokens("sealed elsewhere", Optional.empty(), Optional.empty());
    link(id, foreign);
    linked(true);
    portcullis.encryptor.replaceKey();

    assertThat(reseal()).isEqualTo(new ResealSecrets.Result.Resealed(1, 1));

    assertThat(links()).contains(new StoredTokens(id, foreign));
  }

  @Test
  void a_crash_between_two_batches_loses_nothing_and_a_further_run_finishes() {
    int count = 2 * ResealSecretsService.LINKS_AT_A_TIME;
    for (int number = 0; number < count; number++) {
      linked(true);
    }
    portcullis.encryptor.replaceKey();
    var transactions = new AtomicInteger();
    Storage failing =
        new InterruptedStorage(
            portcullis.storage,
            () -> {
              if (transactions.incrementAndGet() == 2) {
                throw new IllegalStateException("killed");
              }
            });
    OperationUseCases interrupted =
        ApplicationAssembly.assemble(
                portcullis.outPorts(failing).build(), TestApplication.settings())
            .operation();

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                interrupted
                    .resealSecrets()
                    .reseal(new ResealSecrets.Command(Administrator.operator())));
    assertThat(links().stream().filter(this::isCurrent))
        .hasSize(ResealSecretsService.LINKS_AT_A_TIME);

    assertThat(reseal())
        .isEqualTo(new ResealSecrets.Result.Resealed(ResealSecretsService.LINKS_AT_A_TIME, 0));
    assertThat(links()).allMatch(this::isCurrent);
  }

  @Test
  void tokens_that_a_sign_in_refreshes_meanwhile_are_kept() {
    OAuthAccountId id = linked(true);
    portcullis.encryptor.replaceKey();
    var refreshed =
        new SealedTokens(
            portcullis.encryptor.seal("newer", "oauth-account:" + id),
            Optional.empty(),
            Optional.empty());
    Storage busy =
        new InterruptedStorage(
            portcullis.storage,
            () ->
                portcullis
                    .storage
                    .oauthAccounts()
                    .orElseThrow()
                    .refresh(id, "a@b.example", refreshed));
    ApplicationAssembly.assemble(portcullis.outPorts(busy).build(), TestApplication.settings())
        .operation()
        .resealSecrets()
        .reseal(new ResealSecrets.Command(Administrator.operator()));

    assertThat(links().getFirst().tokens().access()).isEqualTo(refreshed.access());
  }

  @Test
  void a_store_whose_provider_tokens_can_t_be_encrypted_anew_keeps_its_master_key() {
    Storage partial =
        new ForwardingStorage() {
          @Override
          public Storage storage() {
            return portcullis.storage;
          }

          @Override
          public Optional<ProviderTokenStore> providerTokens() {
            return Optional.empty();
          }
        };
    OperationUseCases without =
        ApplicationAssembly.assemble(
                portcullis.outPorts(partial).build(), TestApplication.settings())
            .operation();
    var by = Administrator.operator();

    assertThat(without.rotateMasterKey().rotate(new RotateMasterKey.Command(by)))
        .isEqualTo(new KeysNotReplaceable());
    assertThat(without.resealSecrets().reseal(new ResealSecrets.Command(by)))
        .isEqualTo(new KeysNotReplaceable());
  }

  /** Runs code of a test at the beginning of each transaction. */
  private record InterruptedStorage(Storage storage, Runnable first) implements ForwardingStorage {
    @Override
    public <R> R inTransaction(Supplier<R> work) {
      first.run();
      return storage.inTransaction(work);
    }
  }
}
