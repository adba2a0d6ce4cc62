package dev.portcullis.adapters.rest.request;

import static java.util.Objects.requireNonNull;

import dev.portcullis.application.port.in.operation.EdgeLimits;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Body of a request: at most 64 KiB in any encoding. It is read before the request is handled, so
 * that a body that is too long or incomplete is refused on every route.
 */
public final class Body {
  private static final byte[] NONE = {};
  private static final int BUFFER_BYTES = 8 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(Body.class);
  private static final String ATTRIBUTE = Body.class.getName();

  private Body() {}

  /** Reads the body; refuses it unless it is complete within {@code timeout}. */
  public static Handler within(Duration timeout) {
    return ctx -> read(ctx, timeout);
  }

  /** Reads at most one byte beyond the limit. */
  private static void read(Context ctx, Duration timeout) {
    if (ctx.req().getContentLengthLong() > EdgeLimits.MAX_BODY_BYTES) {
      throw new ContentTooLargeResponse();
    }
    try {
      byte[] bytes = isThere(ctx) ? bytes(ctx.req().getInputStream(), timeout) : NONE;
      if (bytes.length > EdgeLimits.MAX_BODY_BYTES) {
        throw new ContentTooLargeResponse();
      }
      ctx.attribute(ATTRIBUTE, bytes);
    } catch (IOException | HttpException.RuntimeException broken) {
      LOG.debug("The body broke off", broken);
      throw isTimeout(broken)
          ? new HttpResponseException(HttpStatus.REQUEST_TIMEOUT.getCode())
          : new BadRequestResponse();
    }
  }

  /** A request has a body if its head declares one (RFC 9112, section 6.3). */
  private static boolean isThere(Context ctx) {
    return ctx.req().getContentLengthLong() > 0 || ctx.header(Header.TRANSFER_ENCODING) != null;
  }

  private static byte[] bytes(InputStream body, Duration timeout) throws IOException {
    long begin = System.nanoTime();
    var all = new ByteArrayOutputStream();
    byte[] some = new byte[BUFFER_BYTES];
    int count = body.read(some);
    while (count >= 0 && all.size() <= EdgeLimits.MAX_BODY_BYTES) {
      all.write(some, 0, count);
      if (System.nanoTime() - begin > timeout.toNanos()) {
        throw new IOException(new TimeoutException("the body is not complete in time"));
      }
      count = body.read(some);
    }
    return all.toByteArray();
  }

  private static boolean isTimeout(Exception broken) {
    return broken instanceof TimeoutException || broken.getCause() instanceof TimeoutException;
  }

  /** Returns the body; {@link #within} must have read it before. */
  static byte[] bytes(Context ctx) {
    return requireNonNull(ctx.<byte[]>attribute(ATTRIBUTE), "the body was not read");
  }

  static String text(Context ctx) {
    return utf8(bytes(ctx))
        .orElseThrow(
            () ->
                new RequestValidationException(
                    FieldError.body("must be valid UTF-8", "value_error")));
  }

  /** Decodes UTF-8; empty if the bytes are malformed. */
  static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  /** Returns the media type without parameters, in lower case (RFC 9110, section 8.3.1). */
  static String type(Context ctx) {
    String type = Optional.ofNullable(ctx.contentType()).orElse("");
    return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }
}
