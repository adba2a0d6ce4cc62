package dev.portcullis.adapters.rest;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of a request: at most 64 KiB, however they are sent. */
final class Body {
  static final int MAX_BYTES = 64 * 1024;

  private Body() {}

  /** The body as text; one byte beyond the limit is all that is ever read of a longer one. */
  static String text(Context ctx) {
    if (ctx.req().getContentLengthLong() > MAX_BYTES) {
      throw new ContentTooLargeResponse();
    }
    try {
      byte[] bytes = ctx.bodyInputStream().readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new ContentTooLargeResponse();
      }
      return utf8(bytes);
    } catch (IOException clientGone) {
      throw new UncheckedIOException(clientGone);
    }
  }

  static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new InvalidRequest(FieldError.body("must be valid UTF-8", "value_error"));
    }
  }
}
