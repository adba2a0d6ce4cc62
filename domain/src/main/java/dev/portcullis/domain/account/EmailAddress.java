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

/**
 * An e-mail address in canonical form, so that equal addresses are equal values: without white
 * space around it, in lower case, in Unicode's NFC, its domain's {@code xn--} labels decoded.
 *
 * <p>The local part is the dot-atom of RFC 5322, section 3.2.3, with the characters that RFC 6531
 * adds; at most 64 bytes of UTF-8, the whole at most 254 (RFC 5321, section 4.5.3.1). The domain
 * has at least two labels.
 */
public record EmailAddress(String value) {
  private static final int MAX_BYTES = 254;
  private static final int MAX_LOCAL_BYTES = 64;
  private static final String BEYOND_ASCII = "\\u0080-\\x{10FFFF}&&[^\\p{C}\\p{Z}]";
  private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~\\-[" + BEYOND_ASCII + "]]+";
  private static final String LETTER = "[a-z0-9[" + BEYOND_ASCII + "]]";
  private static final String LABEL = LETTER + "(?:(?:" + LETTER + "|-){0,61}" + LETTER + ")?";
  private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")++");

  /**
   * Brings an address into canonical form.
   *
   * @throws InvalidInput naming {@code email} when the text is no address
   */
  public EmailAddress {
    value = canonical(value);
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

  /** Unassigned are to the decoder all characters that came after Unicode 3.2. */
  private static String decode(String label) {
    return IDN.toUnicode(label, IDN.ALLOW_UNASSIGNED);
  }

  private static InvalidInput malformed() {
    return new InvalidInput("email", "must look like name@host.example");
  }

  @Override
  public String toString() {
    return value;
  }
}
