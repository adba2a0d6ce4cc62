package dev.portcullis.domain.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientInfoTest {
  private static final String SWORD = "\uD83D\uDDE1";

  @Test
  void printable_characters_are_kept() {
    var client = new ClientInfo("2001:db8::7", "Excalibur/1.0 (Ävalon; " + SWORD + ")");

    assertThat(client.address()).isEqualTo("2001:db8::7");
    assertThat(client.userAgent()).isEqualTo("Excalibur/1.0 (Ävalon; " + SWORD + ")");
  }

  @Test
  void other_characters_are_removed() {
    var client = new ClientInfo("192.0\0.2.7\n", "Exc\u001B[31mali\r\nbur\u0085\uD83D \uDDE1!");

    assertThat(client.address()).isEqualTo("192.0.2.7");
    assertThat(client.userAgent()).isEqualTo("Exc[31malibur !");
  }

  @Test
  void an_address_is_cut_at_64_characters_and_a_user_agent_at_256() {
    var longest = new ClientInfo("a".repeat(64), "u".repeat(256));
    assertThat(new ClientInfo("a".repeat(65), "u".repeat(257))).isEqualTo(longest);
    assertThat(longest.address()).hasSize(64);
    assertThat(longest.userAgent()).hasSize(256);
  }

  @Test
  void no_surrogate_pair_is_split() {
    var client = new ClientInfo(SWORD.repeat(70), "u" + SWORD.repeat(300));

    assertThat(client.address()).isEqualTo(SWORD.repeat(64));
    assertThat(client.userAgent()).isEqualTo("u" + SWORD.repeat(255));
  }

  @Test
  void a_client_may_be_unknown() {
    assertThat(ClientInfo.UNKNOWN).isEqualTo(new ClientInfo("", ""));
  }
}
