package dev.portcullis.adapters.mail;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Received mail, with decoded parts. */
record ReceivedMail(MimeMessage message) {
  static List<ReceivedMail> by(GreenMail server) {
    return Stream.of(server.getReceivedMessages()).map(ReceivedMail::new).toList();
  }

  /** Returns the header's raw values. */
  List<String> header(String name) {
    try {
      String[] values = message.getHeader(name);
      return values == null ? List.of() : List.of(values);
    } catch (MessagingException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  List<String> headerNames() {
    try {
      return Collections.list(message.getAllHeaders()).stream().map(Header::getName).toList();
    } catch (MessagingException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  /** Returns the header's addresses, without their names. */
  List<String> addresses(String name) {
    try {
      return Stream.of(InternetAddress.parseHeader(message.getHeader(name, ","), true))
          .map(InternetAddress::getAddress)
          .toList();
    } catch (MessagingException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  String subject() {
    try {
      return message.getSubject();
    } catch (MessagingException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  String text() {
    return part(0);
  }

  String html() {
    return part(1);
  }

  private String part(int index) {
    try {
      return (String) ((MimeMultipart) message.getContent()).getBodyPart(index).getContent();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (MessagingException malformed) {
      throw new IllegalStateException(malformed);
    }
  }
}
