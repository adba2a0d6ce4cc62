package dev.portcullis.adapters.rest;

import dev.portcullis.domain.session.Client;
import io.javalin.http.Context;
import java.util.Optional;

/** Tells where a request comes from. */
final class Clients {
  private Clients() {}

  static Client of(Context ctx) {
    String address = Optional.ofNullable(ctx.req().getRemoteAddr()).orElse("");
    return new Client(address, Optional.ofNullable(ctx.userAgent()).orElse(""));
  }
}
