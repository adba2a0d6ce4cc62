package dev.portcullis.application.contract.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.operation.Identifiers;
import dev.portcullis.domain.account.UserId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Contract of {@link Identifiers}. A test can't check that they are unpredictable. */
public interface IdentifiersContract {
  /** Identifiers under test; the same instance throughout a test. */
  Identifiers identifiers();

  @Test
  default void ids_are_unique_among_concurrent_callers() {
    List<List<UUID>> all = Race.among(number -> () -> many());

    assertThat(all.stream().flatMap(List::stream)).doesNotHaveDuplicates();
  }

  @Test
  default void ids_are_uuids_of_rfc_9562() {
    assertThat(many()).allMatch(uuid -> uuid.variant() == 2 && uuid.version() >= 4);
  }

  @Test
  default void a_user_id_can_be_read_from_its_text() {
    UserId id = identifiers().newUserId();

    assertThat(UserId.parse(id.toString())).contains(id);
  }

  @Test
  default void secrets_are_unique_among_concurrent_callers() {
    List<List<String>> all = Race.among(number -> () -> manySecrets());

    assertThat(all.stream().flatMap(List::stream)).doesNotHaveDuplicates();
  }

  @Test
  default void a_secret_is_url_safe_and_long_enough_for_256_bits() {
    assertThat(manySecrets()).allMatch(secret -> secret.matches("[A-Za-z0-9_.~-]{43,}"));
  }

  private List<String> manySecrets() {
    return Stream.generate(
            () ->
                Stream.of(
                    identifiers().newLinkSecret().value(),
                    identifiers().newCodeVerifier().value(),
                    identifiers().newNonce().value(),
                    identifiers().newCsrfToken().value()))
        .limit(500)
        .flatMap(secrets -> secrets)
        .toList();
  }

  private List<UUID> many() {
    return Stream.generate(
            () ->
                Stream.of(
                    identifiers().newUserId().value(),
                    identifiers().newSessionId().value(),
                    identifiers().newOAuthAccountId().value()))
        .limit(500)
        .flatMap(ids -> ids)
        .toList();
  }
}
