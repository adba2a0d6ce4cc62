package dev.portcullis.application.contract.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.memory.InMemorySecretEncryptor;
import dev.portcullis.application.memory.SequentialIdentifiers;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that the contract kit detects defects and passes intact adapters. */
class ContractKitTest {
  @ParameterizedTest
  @EnumSource
  void a_broken_adapter_is_detected_by_its_contract_test(BrokenAdapter broken)
      throws NoSuchMethodException {
    Method sentence = broken.contract.getDeclaredMethod(broken.sentence);

    Optional<Throwable> caught = ContractRunner.of(broken.trial, sentence, broken.candidates);

    assertThat(caught.map(ContractKitTest::root)).containsInstanceOf(AssertionError.class);
  }

  /**
   * Root cause. It must be a failed assertion of the contract test, not another error on the way.
   */
  private static Throwable root(Throwable failure) {
    return Optional.ofNullable(failure.getCause()).map(ContractKitTest::root).orElse(failure);
  }

  @ParameterizedTest
  @MethodSource
  void every_contract_test_passes_for_an_intact_adapter_with_the_same_wrapper(
      Class<?> trial, Supplier<?> candidates) {
    Map<String, Optional<Throwable>> outcomes = ContractRunner.ofAll(trial, candidates);

    assertThat(outcomes).hasSameSizeAs(ContractRunner.sentences(trial));
    assertThat(outcomes).allSatisfy((sentence, failure) -> assertThat(failure).isEmpty());
  }

  static Stream<Arguments>
      every_contract_test_passes_for_an_intact_adapter_with_the_same_wrapper() {
    return Stream.of(
        whole(StorageContractCase.class, () -> BrokenAdapter.nodes(CompositeStorage::of)),
        whole(SoleNodeStorageContractCase.class, SoleNodeStorageOpener::whole),
        whole(TokenStrategyContractCase.class, BrokenCryptography::strategies),
        whole(SecretEncryptorContractCase.class, InMemorySecretEncryptor::new),
        whole(IdentifiersContractCase.class, SequentialIdentifiers::new));
  }

  private static Arguments whole(Class<?> trial, Supplier<?> candidates) {
    return Arguments.of(trial, candidates);
  }

  @Test
  void every_storage_contract_detects_at_least_one_defect() {
    List<Class<?>> kept =
        Stream.of(StorageContractCase.class, SoleNodeStorageContractCase.class)
            .flatMap(trial -> ContractRunner.sentences(trial).stream())
            .<Class<?>>map(Method::getDeclaringClass)
            .distinct()
            .toList();

    assertThat(Stream.of(BrokenAdapter.values()).<Class<?>>map(broken -> broken.contract))
        .containsAll(kept);
  }
}
