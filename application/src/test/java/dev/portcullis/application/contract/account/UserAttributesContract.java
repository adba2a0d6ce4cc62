package dev.portcullis.application.contract.account;

import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.hash;
import static dev.portcullis.application.contract.TestData.newAttribute;
import static dev.portcullis.application.contract.TestData.newEmail;
import static dev.portcullis.application.contract.TestData.newPassword;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.login.SessionRevocation.None;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SignedInUser;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Contract of a {@link UserRepository} about custom fields. */
public interface UserAttributesContract {
  /** Open store; the same instance throughout a test. */
  Storage storage();

  private UserRepository users() {
    return storage().users();
  }

  @Test
  default void every_kind_of_value_comes_back() {
    var values = new HashMap<String, @Nullable Object>();
    values.put("nothing", null);
    values.put("yes", true);
    values.put("no", false);
    values.put("text", "Excalibur");
    values.put("empty text", "");
    values.put("number", 7);
    values.put("list", Arrays.asList(1, "two", false, null, List.of(), Map.of()));
    values.put("object", Map.of("a", 1, "b", List.of(Map.of("c", "d"))));
    values.put("empty list", List.of());
    values.put("empty object", Map.of());
    values.put("object with null", Collections.singletonMap("nothing", null));

    assertComesBack(Attributes.of(values));
  }

  @Test
  default void text_comes_back_character_by_character() {
    for (String text :
        List.of(
            "Ävalon \uD83D\uDDE1 例え",
            "e\u0301 and é",
            " blanks \t\r\n around ",
            "\"quoted\" 'quoted' \\ / </script>",
            "\0 and \u001F and \u007F and \u2028",
            "{}",
            "null",
            "a\uFFFF and \uDBFF\uDFFF",
            "x".repeat(100_000))) {
      assertComesBack(Attributes.of(Map.of("text", text, text, "as a name")));
    }
  }

  @Test
  default void numbers_come_back_with_every_digit() {
    for (String number :
        List.of(
            "0",
            "-1",
            "0.1",
            "100",
            "9007199254740993",
            "-9223372036854775808",
            "18446744073709551616",
            "3.141592653589793238462643383279502884197169399375105820974944592307816406286",
            "1e308",
            "-1.7976931348623157e308",
            "4.9e-324",
            "1e2000",
            "-7e-2000",
            "1e-20000")) {
      Account account = assertComesBack(number(number));

      Object stored =
          users().findById(account.id()).orElseThrow().user().attributes().values().get("number");
      assertThat(stored).isEqualTo(account.user().attributes().values().get("number"));
    }
  }

  @Test
  default void numbers_are_equal_in_any_notation() {
    for (String number : List.of("1", "1.0", "1.000", "10e-1", "0.1e1")) {
      Account account = assertComesBack(number(number));

      assertThat(account.user().attributes()).isEqualTo(number("1"));
      assertThat(users().findById(account.id()).map(Account::user).map(User::attributes))
          .contains(number("1"));
    }
  }

  @Test
  default void values_may_nest_deeply() {
    Object value = "the grail";
    for (int depth = 0; depth < 100; depth++) {
      value = depth % 2 == 0 ? List.of(value) : Map.of("in", value);
    }

    assertComesBack(Attributes.of(Map.of("castle", value)));
  }

  @Test
  default void many_fields_come_back() {
    var values = new HashMap<String, @Nullable Object>();
    for (int number = 0; number < 1_000; number++) {
      values.put("field " + number, number);
    }

    assertComesBack(Attributes.of(values));
  }

  @Test
  default void the_largest_fields_come_back() {
    var values = new HashMap<String, @Nullable Object>();
    for (int number = 0; number < 10; number++) {
      values.put("field " + number, (number + "ä\uD83D\uDDE1 ").repeat(20_000));
    }

    assertComesBack(Attributes.of(values));
  }

  @Test
  default void a_user_may_have_no_custom_fields() {
    assertComesBack(Attributes.NONE);
  }

  @Test
  default void changed_fields_replace_the_old_ones() {
    var account =
        stored(storage(), withAttributes(Attributes.of(Map.of("title", "knight", "age", 15))));

    Account changed =
        changed(storage(), account, newAttribute("title", List.of("king")), new None());

    assertThat(users().findById(account.id())).contains(changed);
    assertThat(changed.user().attributes())
        .isEqualTo(Attributes.of(Map.of("title", List.of("king"), "age", 15)));

    var bare = new User(account.id(), account.user().email(), true, false, false);
    users().replace(new Account(bare, account.passwordHash(), 2, 0), new None());
    assertThat(users().findById(account.id()).map(Account::user)).contains(bare);
  }

  @Test
  default void other_changes_keep_the_custom_fields() {
    Attributes attributes = Attributes.of(Map.of("title", "king"));
    var account = stored(storage(), withAttributes(attributes));

    Account moved = changed(storage(), account, newEmail(email()), new None());
    changed(storage(), moved, newPassword(), new None());
    Account now = users().findById(account.id()).orElseThrow();
    users().rehash(account.id(), now.passwordHash(), hash());

    assertThat(users().findById(account.id()).map(Account::user).map(User::attributes))
        .contains(attributes);
  }

  @Test
  default void a_change_of_fields_has_no_effect_on_other_users() {
    var account = stored(storage(), withAttributes(Attributes.of(Map.of("title", "king"))));
    var other = stored(storage(), withAttributes(Attributes.of(Map.of("title", "knight"))));

    changed(storage(), account, newAttribute("title", "emperor"), new None());

    assertThat(users().findById(other.id())).contains(other);
  }

  @Test
  default void signed_in_and_listed_users_have_their_custom_fields() {
    var account =
        stored(storage(), withAttributes(Attributes.of(Map.of("age", new BigDecimal("15.50")))));
    Session session = opened(storage(), account);
    UUID id = account.id().value();
    var before =
        new UserId(new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() - 1));

    assertThat(storage().sessions().find(session.id(), TestData.NOW))
        .contains(new SignedInUser(account.user(), session));
    assertThat(users().list(Optional.of(before), 1)).containsExactly(account.user());
    assertThat(users().findBySession(account.id(), session.id(), 0)).contains(account.user());
  }

  private Account assertComesBack(Attributes attributes) {
    var account = stored(storage(), withAttributes(attributes));

    assertThat(users().findById(account.id())).contains(account);
    assertThat(users().findByEmail(account.user().email())).contains(account);
    return account;
  }

  private static Account withAttributes(Attributes attributes) {
    return Account.open(
        new User(new UserId(UUID.randomUUID()), email(), true, false, false, attributes), hash());
  }

  private static Attributes number(String text) {
    return Attributes.of(Map.of("number", new BigDecimal(text)));
  }
}
