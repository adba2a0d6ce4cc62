package dev.portcullis.adapters.mail;

import dev.portcullis.domain.account.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * E-mail address with its domain in ASCII (RFC 5890, section 2.3.2.1). Only a non-ASCII local part
 * needs a server that supports international addresses (RFC 6531).
 */
record AsciiMailbox(String local, String domain) {
  static AsciiMailbox to(EmailAddress address) {
    int at = address.value().lastIndexOf('@');
    String domain =
        Arrays.stream(address.value().substring(at + 1).split("\\."))
            .map(label -> isAscii(label) ? label : "xn--" + Punycode.encode(label))
            .collect(Collectors.joining("."));
    return new AsciiMailbox(address.value().substring(0, at), domain);
  }

  boolean isInternational() {
    return !isAscii(local);
  }

  private static boolean isAscii(String text) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
  }

  @Override
  public String toString() {
    return local + "@" + domain;
  }
}
