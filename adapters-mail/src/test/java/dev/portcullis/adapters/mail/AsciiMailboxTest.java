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
  void an_ascii_address_stays_unchanged() {
    assertThat(to("arthur+grail@camelot.example")).hasToString("arthur+grail@camelot.example");
    assertThat(to("arthur@camelot.example").isInternational()).isFalse();
  }

  @Test
  void only_a_non_ascii_local_part_makes_an_address_international() {
    assertThat(to("dörte@camelot.example").isInternational()).isTrue();
    assertThat(to("dörte@camelot.example")).hasToString("dörte@camelot.example");
    assertThat(to("arthur@bücher.example").isInternational()).isFalse();
    assertThat(to("arthur@bücher.example")).hasToString("arthur@xn--bcher-kva.example");
  }

  /** The domain spelt with ss may have another owner, who must not get the mail. */
  @Test
  void similar_domains_are_encoded_differently() {
    assertThat(IDN.toASCII("straße.example")).isEqualTo("strasse.example");

    assertThat(to("x@straße.example")).hasToString("x@xn--strae-oqa.example");
    assertThat(to("x@ｅxample.example").domain()).startsWith("xn--").isNotEqualTo("example.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bücher", "例子", "广告", "παράδειγμα", "пример", "उदाहरण", "aé-b"})
  void other_labels_are_encoded_as_by_the_jdk(String label) {
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
  void the_examples_of_the_rfc_are_encoded_as_specified(String text, String spelled) {
    assertThat(Punycode.encode(text)).isEqualTo(spelled);
  }
}
