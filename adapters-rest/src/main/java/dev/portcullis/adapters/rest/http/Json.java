package dev.portcullis.adapters.rest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.federation.OAuthAccount;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes JSON answers, and reads the JSON files of this module. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private Json() {}

  public static void write(Context ctx, Object answer) {
    ctx.contentType(ContentType.APPLICATION_JSON).result(text(answer));
  }

  /** Writes {@code null}, the body of an answer without content, as FastAPI does. */
  public static void writeNothing(Context ctx) {
    ctx.contentType(ContentType.APPLICATION_JSON).result("null");
  }

  public static String text(Object answer) {
    try {
      return MAPPER.writeValueAsString(answer);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Parses a text that is known to be a JSON object. */
  public static ObjectNode read(String text) {
    try {
      return MAPPER.readValue(text, ObjectNode.class);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Returns the client-visible fields of a user; the installation's own fields are on the same
   * level.
   */
  public static Map<String, @Nullable Object> user(User user) {
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("id", user.id().toString());
    json.put("email", user.email().value());
    json.put("is_active", user.active());
    json.put("is_superuser", user.superuser());
    json.put("is_verified", user.verified());
    json.putAll(user.attributes().values());
    return json;
  }

  /**
   * Returns the client-visible fields of a user and of the accounts at providers, if given. Those
   * replace a field of the installation's own with the same name.
   */
  public static Map<String, @Nullable Object> user(
      User user, Optional<List<OAuthAccount>> accounts) {
    Map<String, @Nullable Object> json = user(user);
    accounts.ifPresent(linked -> json.put("oauth_accounts", accounts(linked)));
    return json;
  }

  /** Returns the client-visible fields of accounts at providers; never the provider's tokens. */
  public static List<Map<String, String>> accounts(List<OAuthAccount> accounts) {
    return accounts.stream().map(Json::account).toList();
  }

  private static Map<String, String> account(OAuthAccount account) {
    var json = new LinkedHashMap<String, String>();
    json.put("id", account.id().toString());
    json.put("oauth_name", account.provider());
    json.put("account_id", account.accountId());
    json.put("account_email", account.accountEmail());
    return json;
  }
}
