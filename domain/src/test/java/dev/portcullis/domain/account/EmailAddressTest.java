package dev.portcullis.domain.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.domain.InvalidInput;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  private static final String TOO_LONG = "must have at most 254 bytes in UTF-8";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "king.arthur@camelot.bt",
        "a@b.c",
        "1@2.c",
        "a@1.example",
        "a@127.0.0.1.example",
        "a@host.1a",
        "a@host.a1",
        "a@host.1-1",
        "a@host.0xg",
        "a@host.\u0661",
        "o'hara+tag@camelot.bt",
        "!#$%&'*+/=?^_`{|}~-@camelot.bt",
        "-@camelot.bt",
        "king@sub.sub.camelot.bt",
        "king@a--b.bt",
        "übung@bücher.example",
        "用户@例え.テスト",
        "नाम@उदाहरण.परीक्षा",
        "\uD83D\uDDE1@camelot.bt",
      })
  void an_address_in_canonical_form_is_kept_unchanged(String text) {
    assertThat(new EmailAddress(text).value()).isEqualTo(text);
    assertThat(new EmailAddress(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "King.Arthur@Camelot.BT, king.arthur@camelot.bt",
    "ÜBUNG@BÜCHER.EXAMPLE, übung@bücher.example",
    "ΑΘΗΝΑ@camelot.bt, αθηνα@camelot.bt",
    "\u212Aing@camelot.bt, king@camelot.bt",
    "ISIL@camelot.bt, isil@camelot.bt",
  })
  void letter_case_makes_no_difference(String typed, String canonical) {
    assertThat(new EmailAddress(typed)).isEqualTo(new EmailAddress(canonical));
  }

  @Test
  void composed_and_decomposed_letters_are_the_same() {
    var composed = new EmailAddress("zo\u00EB@b\u00FCcher.example");

    assertThat(new EmailAddress("zoe\u0308@bu\u0308cher.example")).isEqualTo(composed);
    assertThat(new EmailAddress("ZOE\u0308@BU\u0308CHER.example")).isEqualTo(composed);
  }

  @ParameterizedTest
  @CsvSource({
    "xn--bcher-kva.example, bücher.example",
    "XN--BCHER-KVA.example, bücher.example",
    "www.xn--bcher-kva.example, www.bücher.example",
    "xn--r8jz45g.xn--zckzah, 例え.テスト",
    "xn--ls8h.example, \uD83D\uDCA9.example",
  })
  void encoded_labels_of_a_domain_are_the_same_as_decoded_ones(String encoded, String decoded) {
    assertThat(new EmailAddress("king@" + encoded)).isEqualTo(new EmailAddress("king@" + decoded));
    assertThat(new EmailAddress("king@" + encoded).value()).isEqualTo("king@" + decoded);
  }

  @Test
  void the_local_part_is_not_decoded() {
    assertThat(new EmailAddress("xn--bcher-kva@camelot.bt").value())
        .isEqualTo("xn--bcher-kva@camelot.bt");
  }

  @Test
  void letters_that_only_look_alike_make_different_addresses() {
    assertThat(List.of("king@camelot.bt", "kıng@camelot.bt", "kíng@camelot.bt", "kіng@camelot.bt"))
        .extracting(EmailAddress::new)
        .doesNotHaveDuplicates();
  }

  @Test
  void tags_and_dots_make_different_addresses() {
    assertThat(List.of("ki.ng@camelot.bt", "king@camelot.bt", "king+x@camelot.bt"))
        .extracting(EmailAddress::new)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {" king@camelot.bt", "king@camelot.bt\n", "\t king@camelot.bt \r\n"})
  void surrounding_white_space_is_removed(String text) {
    assertThat(new EmailAddress(text).value()).isEqualTo("king@camelot.bt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "@",
        "king",
        "king@",
        "@camelot.bt",
        "king.camelot.bt",
        "king@arthur@camelot.bt",
        "king@@camelot.bt",
        "king@camelot",
        "king@camelot.",
        "king@.camelot.bt",
        "king@camelot..bt",
        "king@camelot.bt.",
        ".king@camelot.bt",
        "king.@camelot.bt",
        "ki..ng@camelot.bt",
        "king@-camelot.bt",
        "king@camelot-.bt",
        "king@camelot.-bt",
        "king@cam_elot.bt",
        "ki ng@camelot.bt",
        "king@came lot.bt",
        "ki\tng@camelot.bt",
        "king\n@camelot.bt",
        "king\u00A0arthur@camelot.bt",
        "\u00A0king@camelot.bt",
        "king\u200B@camelot.bt",
        "king\u202E@camelot.bt",
        "king\uFEFF@camelot.bt",
        "king\u0085@camelot.bt",
        "king\uE000@camelot.bt",
        "ki\0ng@camelot.bt",
        "king@camelot.bt\0",
        "\0king@camelot.bt",
        "king@came\0lot.bt",
        "\"king arthur\"@camelot.bt",
        "king(arthur)@camelot.bt",
        "king,arthur@camelot.bt",
        "king;arthur@camelot.bt",
        "king:arthur@camelot.bt",
        "<king@camelot.bt>",
        "King <king@camelot.bt>",
        "king\\arthur@camelot.bt",
        "king@[192.0.2.1]",
        "king@camelot.bt, lancelot@camelot.bt",
        "mailto:king@camelot.bt",
      })
  void text_that_is_not_an_address_is_refused(String text) {
    InvalidInput refusal = refusalOf(text);

    assertThat(refusal.field()).isEqualTo("email");
    assertThat(refusal.rule()).isEqualTo("must look like name@host.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@127.0.0.1",
        "a@host.1",
        "a@host.0",
        "1@2.3",
        "a@host.0123456789",
        "a@host.0x7f",
        "a@host.0X",
        "a@host.\uFF11",
        "a@host.1\uFF11",
        "a@host.\u00B9",
        "a@ho.st\uFF0E1",
        "a@ho.st\u30021",
      })
  void a_domain_that_ends_in_a_number_is_refused_unless_it_is_stored_already(String text) {
    InvalidInput refusal = refusalOf(text);

    assertThat(refusal.field()).isEqualTo("email");
    assertThat(refusal.rule()).isEqualTo("must look like name@host.example");
    assertThat(EmailAddress.stored(text).value()).isEqualTo(text.toLowerCase(Locale.ROOT));
  }

  @Test
  void a_stored_address_equals_the_parsed_one() {
    assertThat(EmailAddress.stored(" King@Camelot.bt"))
        .isEqualTo(new EmailAddress("king@camelot.bt"))
        .hasSameHashCodeAs(new EmailAddress("king@camelot.bt"));
    assertThat(EmailAddress.stored("king@camelot.bt"))
        .isNotEqualTo(new EmailAddress("king@camelot.example"));
  }

  @Test
  void a_malformed_stored_address_is_refused() {
    assertThat(catchThrowableOfType(InvalidInput.class, () -> EmailAddress.stored("king@camelot")))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "\uDDE1", "\uDDE1\uD83D"})
  void a_lone_surrogate_is_refused(String half) {
    for (String text :
        List.of(
            half + "king@camelot.bt", "king@camelot.bt" + half, "ki" + half + "ng@camelot.bt")) {
      InvalidInput refusal = refusalOf(text);
      assertThat(refusal.field()).isEqualTo("email");
      assertThat(refusal.rule()).isEqualTo("must be valid Unicode");
    }
  }

  @Test
  void a_local_part_has_at_most_64_bytes() {
    assertThat(new EmailAddress("k".repeat(64) + "@camelot.bt")).isNotNull();
    assertThat(new EmailAddress("é".repeat(32) + "@camelot.bt")).isNotNull();

    assertThat(refusalOf("k".repeat(65) + "@camelot.bt").field()).isEqualTo("email");
    assertThat(refusalOf("é".repeat(32) + "k@camelot.bt").field()).isEqualTo("email");
  }

  @Test
  void an_address_has_at_most_254_bytes() {
    assertThat(new EmailAddress(ofLength(254)).value()).hasSize(254);

    assertThat(refusalOf(ofLength(255)).rule()).isEqualTo(TOO_LONG);
    assertThat(refusalOf("k@" + "é".repeat(60) + ("." + "é".repeat(60)).repeat(2)).rule())
        .isEqualTo(TOO_LONG);
  }

  @Test
  void a_label_has_at_most_63_characters() {
    assertThat(new EmailAddress("king@" + "c".repeat(63) + ".bt")).isNotNull();

    assertThat(refusalOf("king@" + "c".repeat(64) + ".bt").field()).isEqualTo("email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xn--",
        "xn--.bt",
        "xn--a",
        "xn---",
        "xn--99999999",
        "xn--zzzzzzzz99",
        "xn--\uFF21",
        "xn--é"
      })
  void a_label_that_cannot_be_decoded_is_refused_or_stays_canonical(String label) {
    Optional<EmailAddress> address = parse("king@" + label + ".bt");

    assertThat(address.stream())
        .allSatisfy(taken -> assertThat(new EmailAddress(taken.value())).isEqualTo(taken));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.", ".a", "a@", "@", "a-", "a-.", "-", "é", "xn--", " ", "!"})
  void a_long_hostile_text_is_refused_at_once(String piece) {
    String hostile = piece.repeat(1_000_000 / piece.length());

    assertThat(refusalOf(hostile).rule()).isEqualTo(TOO_LONG);
    assertThat(refusalOf("king@" + hostile + "!").rule()).isEqualTo(TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a.", "a-", "a--", "-a", "e\u0301", "aé"})
  void a_hostile_text_within_the_bounds_is_refused(String piece) {
    String start = piece.repeat(60 / piece.getBytes(UTF_8).length);
    String hostile = piece.repeat(180 / piece.getBytes(UTF_8).length);

    assertThat(refusalOf(start + "@" + hostile + "!").field()).isEqualTo("email");
    assertThat(refusalOf(hostile + "(@camelot.bt").field()).isEqualTo("email");
  }

  @Test
  void a_refusal_never_repeats_the_address() {
    assertThat(refusalOf("excalibur@").getMessage()).doesNotContain("excalibur");
    assertThat(refusalOf("excalibur".repeat(100)).getMessage()).doesNotContain("excalibur");
  }

  @Test
  void canonical_form_is_stable_for_random_input() {
    List<String> pieces =
        List.of(
            "a",
            "B",
            "1",
            ".",
            "-",
            "@",
            "xn--",
            "bcher-kva",
            "ls8h",
            "ß",
            "ẞ",
            "Σ",
            "ς",
            "İ",
            "ı",
            "é",
            "e\u0301",
            "\u0307",
            "\u0345",
            "ﬁ",
            "Å",
            "\u212B",
            "가",
            "\u1100\u1161",
            "。",
            "．",
            "\uD83D\uDDE1",
            "\u200D",
            "½",
            "ǅ");
    var random = new Random(20260329);
    int taken = 0;
    for (int round = 0; round < 50_000; round++) {
      var text = new StringBuilder("k@");
      if (round % 2 == 0) {
        text.insert(1, pieces.get(random.nextInt(pieces.size())));
      }
      for (int piece = random.nextInt(6); piece >= 0; piece--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      Optional<EmailAddress> address = parse(text + ".bt");
      if (address.isPresent()) {
        taken++;
        assertThat(parse(address.get().value())).as(text.toString()).isEqualTo(address);
      }
    }
    assertThat(taken).isPositive();
  }

  private static String ofLength(int length) {
    String start = "k".repeat(64) + "@" + ("c".repeat(59) + ".").repeat(3);
    return start + "d".repeat(length - start.length() - 3) + ".bt";
  }

  private static Optional<EmailAddress> parse(String text) {
    try {
      return Optional.of(new EmailAddress(text));
    } catch (InvalidInput refused) {
      return Optional.empty();
    }
  }

  private static InvalidInput refusalOf(String text) {
    return catchThrowableOfType(InvalidInput.class, () -> new EmailAddress(text));
  }
}
