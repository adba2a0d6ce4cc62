package dev.portcullis.domain.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.Text;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * E-mail address in canonical form: without surrounding white space, in lower case, in Unicode NFC,
 * with decoded {@code xn--} domain labels. Equal addresses are equal values.
 *
 * <p>The local part is a dot-atom (RFC 5322, section 3.2.3) with the characters that RFC 6531 adds.
 * It has at most 64 bytes of UTF-8, the whole address at most 254 (RFC 5321, section 4.5.3.1). The
 * domain has at least two labels. The last label is not a number, because that would be an IP
 * address (RFC 3696, section 2).
 */
public final class EmailAddress {
  private static final int MAX_BYTES = 254;
  private static final int MAX_LOCAL_BYTES = 64;
  private static final String BEYOND_ASCII = "\\u0080-\\x{10FFFF}&&[^\\p{C}\\p{Z}]";
  private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~\\-[" + BEYOND_ASCII + "]]+";
  private static final String LETTER = "[a-z0-9[" + BEYOND_ASCII + "]]";
  private static final String LABEL = LETTER + "(?:(?:" + LETTER + "|-){0,61}" + LETTER + ")?";
  private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")++");

  /**
   * Matches hosts that browsers read as IPv4 addresses (WHATWG URL, "ends in a number checker").
   */
  private static final Pattern ENDS_IN_NUMBER = Pattern.compile(".*[.。](?:[0-9]+|0x[0-9a-f]*)");

  private final String value;

  /**
   * Parses an address into canonical form.
   *
   * @throws InvalidInput naming {@code email} if the text is not an address
   */
  public EmailAddress(String text) {
    this(canonical(text), true);
  }

  private EmailAddress(String canonical, boolean hostRequired) {
    if (hostRequired && endsInNumber(canonical)) {
      throw malformed();
    }
    this.value = canonical;
  }

  /**
   * Parses an address of an existing account into canonical form. Accounts older than the rule
   * about the last label may have a domain that ends in a number; they stay readable, and their
   * users can log in.
   *
   * @throws InvalidInput naming {@code email} if the text is not an address
   */
  public static EmailAddress stored(String text) {
    return new EmailAddress(canonical(text), false);
  }

  public String value() {
    return value;
  }

  private static String canonical(String text) {
    Text.utf8("email", text, MAX_BYTES);
    String folded = fold(text.strip());
    int at = folded.lastIndexOf('@');
    if (at < 0) {
      throw malformed();
    }
    String local = folded.substring(0, at);
    String domain = fold(decodeLabels(folded.substring(at + 1)));
    boolean wellFormed =
        local.getBytes(UTF_8).length <= MAX_LOCAL_BYTES
            && LOCAL_PART.matcher(local).matches()
            && DOMAIN.matcher(domain).matches();
    if (!wellFormed) {
      throw malformed();
    }
    String address = local + "@" + domain;
    Text.utf8("email", address, MAX_BYTES);
    return address;
  }

  /** Full-width and similar digits count, because resolvers map them to ASCII digits. */
  private static boolean endsInNumber(String address) {
    return ENDS_IN_NUMBER.matcher(Normalizer.normalize(address, Normalizer.Form.NFKC)).matches();
  }

  private static String fold(String text) {
    if (Text.isAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(lower, Normalizer.Form.NFC);
  }

  private static String decodeLabels(String domain) {
    if (!domain.contains("xn--")) {
      return domain;
    }
    return Arrays.stream(domain.split("\\.", -1))
        .map(label -> label.startsWith("xn--") ? decode(label) : label)
        .collect(Collectors.joining("."));
  }

  /** The decoder treats characters added after Unicode 3.2 as unassigned, so these are allowed. */
  private static String decode(String label) {
    return IDN.toUnicode(label, IDN.ALLOW_UNASSIGNED);
  }

  private static InvalidInput malformed() {
    return new InvalidInput("email", "must look like name@host.example");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EmailAddress address && value.equals(address.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
