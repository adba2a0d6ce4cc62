package dev.portcullis.adapters.rest;

import dev.portcullis.application.port.in.ListUsers;
import dev.portcullis.application.port.in.ListUsers.PageSize;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.user.UserId;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Which page of a list a request asks for. */
record PageQuery(Optional<UserId> after, PageSize size) {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

  static PageQuery of(Context ctx) {
    var errors = new ArrayList<FieldError>();
    var size = read(ctx, "page_size", PageQuery::size, errors);
    var after = read(ctx, "page_token", PageQuery::token, errors);
    if (!errors.isEmpty()) {
      throw new InvalidRequest(errors);
    }
    return new PageQuery(after, size.orElse(PageSize.DEFAULT));
  }

  private static <T> Optional<T> read(
      Context ctx, String name, Function<String, T> type, List<FieldError> errors) {
    try {
      return UrlEncoded.parameter(ctx, name).map(type);
    } catch (InvalidInput refused) {
      errors.add(FieldError.value("query", name, refused.rule()));
      return Optional.empty();
    }
  }

  private static PageSize size(String text) {
    return new PageSize(DIGITS.matcher(text).matches() ? Integer.parseInt(text) : 0);
  }

  private static UserId token(String text) {
    return UserId.parse(text)
        .orElseThrow(() -> new InvalidInput("page_token", "must be the next_page_token of a page"));
  }

  static Map<String, Object> answer(ListUsers.Result page) {
    var json = new LinkedHashMap<String, Object>();
    json.put("users", page.users().stream().map(Json::user).toList());
    json.put("next_page_token", page.next().map(UserId::toString).orElse(null));
    return json;
  }
}
