package dev.portcullis.adapters.rest.account;

import dev.portcullis.adapters.rest.http.Json;
import dev.portcullis.adapters.rest.request.QueryFields;
import dev.portcullis.application.port.in.account.ListUsers;
import dev.portcullis.application.port.in.account.ListUsers.PageSize;
import dev.portcullis.application.port.in.account.ListUsers.PageToken;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Page of a list that a request asks for. */
record PageQuery(Optional<PageToken> after, PageSize size) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

  static PageQuery of(Context ctx) {
    var fields = new QueryFields(ctx);
    var size = fields.optional("page_size", PageQuery::size);
    var after = fields.optional("page_token", PageToken::parse);
    fields.check();
    return new PageQuery(after, size.orElse(PageSize.DEFAULT));
  }

  private static PageSize size(String text) {
    return new PageSize(DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0);
  }

  static Map<String, Object> answer(ListUsers.Result page) {
    var json = new LinkedHashMap<String, Object>();
    json.put("users", page.users().stream().map(Json::user).toList());
    json.put("next_page_token", page.next().map(PageToken::toString).orElse(null));
    return json;
  }
}
