package dev.portcullis.adapters.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.domain.InvalidInput;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.util.MultipartUtil;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpException;

/**
 * The fields of a form, {@code application/x-www-form-urlencoded} or {@code multipart/form-data}.
 * Of a field that comes twice, the last counts. Collects what is wrong, as {@link JsonFields} does.
 */
final class FormFields {
  /** No part is ever written to a disk. */
  private static final MultipartConfigElement IN_MEMORY =
      new MultipartConfigElement("", Body.MAX_BYTES, Body.MAX_BYTES, Body.MAX_BYTES);

  private final Map<String, String> fields;
  private final List<FieldError> errors = new ArrayList<>();

  private FormFields(Map<String, String> fields) {
    this.fields = fields;
  }

  static FormFields of(Context ctx) {
    String type = Optional.ofNullable(ctx.contentType()).orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("multipart/form-data")) {
      return new FormFields(multipart(ctx));
    }
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return new FormFields(urlEncoded(Body.text(ctx)));
    }
    return new FormFields(Map.of());
  }

  private static Map<String, String> multipart(Context ctx) {
    if (ctx.req().getContentLengthLong() > Body.MAX_BYTES) {
      throw new ContentTooLargeResponse();
    }
    ctx.req().setAttribute(MultipartUtil.MULTIPART_CONFIG_ATTRIBUTE, IN_MEMORY);
    var fields = new HashMap<String, String>();
    try {
      for (Part part : ctx.req().getParts()) {
        fields.put(part.getName(), Body.utf8(part.getInputStream().readAllBytes()));
      }
      return fields;
    } catch (IllegalStateException beyond) {
      // How the servlet container says that the form is longer than its bounds.
      throw new ContentTooLargeResponse();
    } catch (HttpException.RuntimeException | IOException | ServletException malformed) {
      throw malformed();
    }
  }

  private static Map<String, String> urlEncoded(String text) {
    var fields = new HashMap<String, String>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decode(String encoded) {
    try {
      // Byte by byte, as they were sent; what they say in UTF-8 is decided afterwards.
      String bytes = new String(encoded.getBytes(UTF_8), ISO_8859_1);
      return Body.utf8(URLDecoder.decode(bytes, ISO_8859_1).getBytes(ISO_8859_1));
    } catch (IllegalArgumentException malformed) {
      throw malformed();
    }
  }

  private static InvalidRequest malformed() {
    return new InvalidRequest(FieldError.body("must be a well-formed form", "value_error"));
  }

  /** A field that must be there and not be empty. Empty only if {@link #check} will throw. */
  <T> Optional<T> required(String name, Function<String, T> type) {
    String value = fields.getOrDefault(name, "");
    if (value.isEmpty()) {
      errors.add(FieldError.missing("body", name));
      return Optional.empty();
    }
    try {
      return Optional.of(type.apply(value));
    } catch (InvalidInput refused) {
      errors.add(FieldError.value("body", name, refused.rule()));
      return Optional.empty();
    }
  }

  /** A field that, if it is there, has only one right value (RFC 6749, section 4.3.2). */
  void constant(String name, String value) {
    if (!fields.getOrDefault(name, value).equals(value)) {
      errors.add(FieldError.value("body", name, "must be " + value));
    }
  }

  /** Call it when all fields are read. */
  void check() {
    if (!errors.isEmpty()) {
      throw new InvalidRequest(errors);
    }
  }
}
