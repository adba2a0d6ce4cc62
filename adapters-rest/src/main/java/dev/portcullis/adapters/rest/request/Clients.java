package dev.portcullis.adapters.rest.request;

import dev.portcullis.domain.login.ClientInfo;
import io.javalin.http.Context;
import java.util.Optional;

/** Reads the client of a request. */
public final class Clients {
  private Clients() {}

  public static ClientInfo of(Context ctx) {
    String address = Optional.ofNullable(ctx.req().getRemoteAddr()).orElse("");
    return new ClientInfo(address, Optional.ofNullable(ctx.userAgent()).orElse(""));
  }
}
