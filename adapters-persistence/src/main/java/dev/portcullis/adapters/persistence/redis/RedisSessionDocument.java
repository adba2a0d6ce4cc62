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
 * A session that is kept apart from its user, as JSON.
 *
 * @param sessionGeneration the user's when it was opened; in a later one, it is over
 */
record RedisSessionDocument(Session session, long sessionGeneration) {
  /** Fields of a later version are not for this one: both may run at a time. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Its JSON; instants in ISO-8601; {@code epoch} is the session generation. */
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
      throw new IllegalStateException("no JSON", impossible);
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
      throw new IllegalStateException("no JSON is kept", damaged);
    }
  }

  /** Releases before these fields wrote none: then it is the session's beginning. */
  private static Authentication authentication(Fields fields) {
    return Authentication.read(
        Instant.parse(requireNonNullElse(fields.authenticated(), fields.opened())),
        requireNonNullElse(fields.amr(), ""));
  }

  RedisSessionDocument seen(Instant now) {
    return new RedisSessionDocument(session.seenAt(now), sessionGeneration);
  }
}
