package dev.portcullis.adapters.rest.http;

import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.domain.login.IssuedToken;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;

/** Hands out the token of a session that has just been opened, as its backend's tokens travel. */
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
