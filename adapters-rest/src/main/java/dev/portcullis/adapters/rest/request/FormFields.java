package dev.portcullis.adapters.rest.request;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;

/**
 * Fields of a form, {@code application/x-www-form-urlencoded} or {@code multipart/form-data}. If a
 * field is repeated, the last value counts. Collects errors and wipes passwords as {@link
 * JsonFields} does.
 */
public final class FormFields {
  /** No part is written to disk. */
  private static final MultiPartConfig IN_MEMORY =
      new MultiPartConfig.Builder().maxMemoryPartSize(-1).build();

  private final Map<String, String> fields;
  private final Validation validation = new Validation("body");

  private FormFields(Map<String, String> fields) {
    this.fields = fields;
  }

  public static FormFields of(Context ctx) {
    return switch (Body.type(ctx)) {
      case "multipart/form-data" -> new FormFields(multipart(ctx));
      case "application/x-www-form-urlencoded" -> new FormFields(urlEncoded(Body.text(ctx)));
      default -> new FormFields(Map.of());
    };
  }

  private static Map<String, String> multipart(Context ctx) {
    var content = Content.Source.from(ByteBuffer.wrap(Body.bytes(ctx)));
    String type = String.valueOf(ctx.contentType());
    var fields = new HashMap<String, String>();
    try (var parts =
        MultiPartFormData.getParts(content, new Attributes.Mapped(), type, IN_MEMORY)) {
      for (MultiPart.Part part : parts) {
        try (var bytes = Content.Source.asInputStream(part.getContentSource())) {
          fields.put(String.valueOf(part.getName()), text(Body.utf8(bytes.readAllBytes())));
        }
      }
      return fields;
    } catch (CompletionException | IOException malformed) {
      throw malformed();
    }
  }

  private static Map<String, String> urlEncoded(String text) {
    var fields = new HashMap<String, String>();
    for (UrlEncoded pair : UrlEncoded.pairs(text)) {
      fields.put(text(UrlEncoded.decoded(pair.name())), text(UrlEncoded.decoded(pair.value())));
    }
    return fields;
  }

  private static String text(Optional<String> readable) {
    return readable.orElseThrow(FormFields::malformed);
  }

  private static RequestValidationException malformed() {
    return new RequestValidationException(
        FieldError.body("must be a well-formed form", "value_error"));
  }

  /** Reads a required, non-empty field. Empty only if {@link #check} will throw. */
  public <T> Optional<T> required(String name, Function<String, T> type) {
    String value = fields.getOrDefault(name, "");
    if (value.isEmpty()) {
      validation.addMissing(name);
      return Optional.empty();
    }
    return validation.value(name, () -> type.apply(value));
  }

  /** Checks an optional field with only one valid value (RFC 6749, section 4.3.2). */
  public void constant(String name, String value) {
    if (!fields.getOrDefault(name, value).equals(value)) {
      validation.add(FieldError.value("body", name, "must be " + value));
    }
  }

  /** Returns the error of a field that was read, for users; empty if it is valid. */
  public Optional<String> problemWith(String name) {
    return validation.errors().stream()
        .filter(error -> error.loc().getLast().equals(name))
        .map(FieldError::msg)
        .findFirst();
  }

  /** Throws if there are errors. Must be called after all fields were read. */
  public void check() {
    validation.check();
  }
}
