package dev.portcullis.adapters.rest.http;

import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.domain.login.IssuedToken;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;

/** Answers with the token of a new session, by the transport of its backend. */
public record TokenResponse(TokenCookie cookie) {
  public void write(Context ctx, IssuedToken issued, Transport transport) {
    switch (transport) {
      case BEARER -> {
        var json = new LinkedHashMap<String, String>();
        json.put("access_token", issued.token().value());
        json.put("token_type", "bearer");
        Json.write(ctx, json);
      }
      case COOKIE -> {
        cookie.set(ctx, issued.token(), issued.lifetime());
        ctx.status(HttpStatus.NO_CONTENT);
      }
    }
  }
}
