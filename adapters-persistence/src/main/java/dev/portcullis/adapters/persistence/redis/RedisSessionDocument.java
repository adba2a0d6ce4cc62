package dev.portcullis.adapters.persistence.redis;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.Authentication;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * JSON document of a session in Redis.
 *
 * @param sessionGeneration the user's generation when the session was opened; a later generation
 *     voids the session
 */
record RedisSessionDocument(Session session, long sessionGeneration) {
  /** Ignores unknown fields, because a later release may run at the same time. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Fields of the document. Instants are in ISO 8601; {@code epoch} is the session generation. */
  private record Fields(
      UUID id,
      UUID user,
      long epoch,
      String backend,
      @Nullable String authenticated,
      @Nullable String amr,
      String opened,
      String lastSeen,
      String expires,
      String address,
      String userAgent) {}

  String write() {
    var fields =
        new Fields(
            session.id().value(),
            session.user().value(),
            sessionGeneration,
            session.backend().value(),
            session.authentication().at().toString(),
            session.authentication().amr(),
            session.opened().toString(),
            session.lastSeen().toString(),
            session.expires().toString(),
            session.client().address(),
            session.client().userAgent());
    try {
      return MAPPER.writeValueAsString(fields);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("session can't be written as JSON", impossible);
    }
  }

  static RedisSessionDocument read(String json) {
    try {
      Fields fields = MAPPER.readValue(json, Fields.class);
      var session =
          new Session(
              new SessionId(fields.id()),
              new UserId(fields.user()),
              new BackendName(fields.backend()),
              authentication(fields),
              Instant.parse(fields.opened()),
              Instant.parse(fields.lastSeen()),
              Instant.parse(fields.expires()),
              new ClientInfo(fields.address(), fields.userAgent()));
      return new RedisSessionDocument(session, fields.epoch());
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("session in Redis is not valid JSON", damaged);
    }
  }

  /**
   * Documents of releases without these fields have no value: the session's opening is used
   * instead.
   */
  private static Authentication authentication(Fields fields) {
    return Authentication.read(
        Instant.parse(requireNonNullElse(fields.authenticated(), fields.opened())),
        requireNonNullElse(fields.amr(), ""));
  }

  RedisSessionDocument seen(Instant now) {
    return new RedisSessionDocument(session.seenAt(now), sessionGeneration);
  }
}
