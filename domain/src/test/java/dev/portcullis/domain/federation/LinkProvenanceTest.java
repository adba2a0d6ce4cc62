package dev.portcullis.domain.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkProvenanceTest {
  private static final EmailAddress ADDRESS = new EmailAddress("arthur@camelot.bt");
  private static final EmailAddress FORMER = new EmailAddress("squire@camelot.bt");
  private static final LinkProvenance VERIFIED = new LinkProvenance.Verified(ADDRESS);

  @Test
  void a_link_made_while_the_address_was_verified_stays_after_a_reset() {
    assertThat(stays(VERIFIED, "other@example.com", true)).isTrue();
  }

  @Test
  void a_link_made_before_the_address_was_verified_does_not_stay() {
    assertThat(stays(new LinkProvenance.Unverified(), "arthur@camelot.bt", true)).isFalse();
  }

  @Test
  void a_link_made_while_another_address_was_verified_does_not_stay() {
    assertThat(stays(new LinkProvenance.Verified(FORMER), "arthur@camelot.bt", true)).isFalse();
  }

  @Test
  void a_link_of_unknown_provenance_stays_if_the_provider_states_the_same_address() {
    assertThat(stays(new LinkProvenance.Unknown(), "Arthur@Camelot.bt", true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"squire@camelot.bt", "no address", ""})
  void a_link_of_unknown_provenance_does_not_stay_if_the_provider_states_another(String stated) {
    assertThat(stays(new LinkProvenance.Unknown(), stated, true)).isFalse();
  }

  @Test
  void no_link_stays_while_the_address_is_unverified() {
    assertThat(stays(VERIFIED, "arthur@camelot.bt", false)).isFalse();
    assertThat(stays(new LinkProvenance.Unknown(), "arthur@camelot.bt", false)).isFalse();
  }

  @Test
  void the_provenance_follows_from_the_user_who_makes_the_link() {
    assertThat(LinkProvenance.of(user(true))).isEqualTo(VERIFIED);
    assertThat(LinkProvenance.of(user(false))).isEqualTo(new LinkProvenance.Unverified());
  }

  @Test
  void a_stored_provenance_comes_back() {
    assertThat(List.of(new LinkProvenance.Unknown(), new LinkProvenance.Unverified(), VERIFIED))
        .allSatisfy(
            provenance ->
                assertThat(LinkProvenance.ofStored(provenance.stored())).isEqualTo(provenance));
  }

  @Test
  void a_link_of_unknown_provenance_gains_nothing_from_an_address_that_is_stated_later() {
    var unknown = new LinkProvenance.Unknown();

    assertThat(unknown.afterStating(link("mordred@camelot.bt"), Optional.of(ADDRESS)))
        .isEqualTo(new LinkProvenance.Unverified());
    assertThat(unknown.afterStating(link("Arthur@Camelot.bt"), Optional.of(ADDRESS)))
        .isEqualTo(unknown);
    assertThat(unknown.afterStating(link("mordred@camelot.bt"), Optional.empty()))
        .isEqualTo(unknown);
    assertThat(VERIFIED.afterStating(link("mordred@camelot.bt"), Optional.of(FORMER)))
        .isEqualTo(VERIFIED);
  }

  private static OAuthAccount link(String stated) {
    return new OAuthAccount(
        new OAuthAccountId(new UUID(5, 6)), new UserId(new UUID(1, 2)), "google", "117", stated);
  }

  private static boolean stays(LinkProvenance provenance, String stated, boolean isVerified) {
    return provenance.staysAfterReset(link(stated), user(isVerified));
  }

  private static User user(boolean verified) {
    return new User(new UserId(new UUID(1, 2)), ADDRESS, true, false, verified);
  }
}
