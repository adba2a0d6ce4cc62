package dev.portcullis.adapters.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.domain.account.EmailAddress;
import java.net.IDN;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AsciiMailboxTest {
  private static AsciiMailbox to(String address) {
    return AsciiMailbox.to(new EmailAddress(address));
  }

  @Test
  void an_address_in_ascii_is_its_own_route() {
    assertThat(to("arthur+grail@camelot.example")).hasToString("arthur+grail@camelot.example");
    assertThat(to("arthur@camelot.example").isInternational()).isFalse();
  }

  @Test
  void only_a_local_part_beyond_ascii_needs_a_server_that_knows_such_addresses() {
    assertThat(to("dörte@camelot.example").isInternational()).isTrue();
    assertThat(to("dörte@camelot.example")).hasToString("dörte@camelot.example");
    assertThat(to("arthur@bücher.example").isInternational()).isFalse();
    assertThat(to("arthur@bücher.example")).hasToString("arthur@xn--bcher-kva.example");
  }

  /** A domain of the name with ss may belong to somebody else, who must not get the mail. */
  @Test
  void mail_never_goes_to_a_domain_that_only_looks_alike() {
    assertThat(IDN.toASCII("straße.example")).isEqualTo("strasse.example");

    assertThat(to("x@straße.example")).hasToString("x@xn--strae-oqa.example");
    assertThat(to("x@ｅxample.example").domain()).startsWith("xn--").isNotEqualTo("example.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bücher", "例子", "广告", "παράδειγμα", "пример", "उदाहरण", "aé-b"})
  void other_labels_are_spelled_as_the_jdk_does(String label) {
    assertThat("xn--" + Punycode.encode(label)).isEqualTo(IDN.toASCII(label));
  }

  /** RFC 3492, section 7.1: the examples (A), (B), (L), (R) and (S). */
  @ParameterizedTest
  @CsvSource({
    "ليهمابتكلموشعربي؟, egbpdaj6bu4bxfgehfvwxn",
    "他们为什么不说中文, ihqwcrb4cv8a8dqg056pqjye",
    "3年b組金八先生, 3b-ww4c5e180e575a65lsy2b",
    "そのスピードで, d9juau41awczczp",
    "-> $1.00 <-, -> $1.00 <--"
  })
  void the_rfcs_examples_come_out_as_it_says(String text, String spelled) {
    assertThat(Punycode.encode(text)).isEqualTo(spelled);
  }
}
