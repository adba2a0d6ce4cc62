package dev.portcullis.adapters.rest.emaillink;

import dev.portcullis.adapters.rest.request.FormFields;
import dev.portcullis.adapters.rest.request.UrlEncoded;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.emaillink.LinkSecret;
import io.javalin.http.Context;
import java.util.Optional;

/** Reads the token of a mailed link, from the URL and from the page's form. */
final class LinkToken {
  private static final String NAME = "token";

  private LinkToken() {}

  /** Empty if the token is missing or malformed. */
  static Optional<LinkSecret> of(Context ctx) {
    try {
      return UrlEncoded.parameter(ctx, NAME).filter(text -> !text.isEmpty()).map(LinkSecret::new);
    } catch (InvalidInput noToken) {
      return Optional.empty();
    }
  }

  /** Empty if the token is missing or malformed. */
  static Optional<LinkSecret> of(FormFields fields) {
    return fields.required(NAME, LinkSecret::new);
  }
}
