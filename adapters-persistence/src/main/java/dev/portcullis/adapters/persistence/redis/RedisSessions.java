package dev.portcullis.adapters.persistence.redis;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.TokenHash;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.SetParams;

/**
 * Open sessions in Redis, whose users are elsewhere: each under {@code session:ID}, and its id
 * under {@code token:SHA-256}. What Redis forgets is over.
 *
 * <p>A change to an account reaches none of them. Instead each has the session generation in which
 * it was opened, and whoever looks for it asks whether its user is still in that generation.
 */
final class RedisSessions implements Sessions {
  /** How long the keys outlive their session: longer than the nodes' clocks should differ. */
  static final Duration KEPT_LONGER = Duration.ofMinutes(1);

  private final Redis redis;
  private final String keyPrefix;
  private final UserRepository users;

  RedisSessions(Redis redis, String keyPrefix, UserRepository users) {
    this.redis = redis;
    this.keyPrefix = keyPrefix;
    this.users = users;
  }

  /**
   * A user who changes between the question and the write is in another session generation by then:
   * the session is over before anybody sees it.
   */
  @Override
  public Opened open(Session session, Optional<TokenHash> tokenHash, long sessionGeneration) {
    if (!isActive(session.user(), sessionGeneration)) {
      return Opened.USER_CHANGED;
    }
    redis.run(
        connection ->
            write(connection, new RedisSessionDocument(session, sessionGeneration), tokenHash));
    return Opened.OPENED;
  }

  private boolean isActive(UserId user, long sessionGeneration) {
    return users
        .findById(user)
        .filter(
            account -> account.user().active() && account.sessionGeneration() == sessionGeneration)
        .isPresent();
  }

  /** Counts from now by Redis' own clock, so that nobody else's matters. */
  private Opened write(Jedis connection, RedisSessionDocument kept, Optional<TokenHash> tokenHash) {
    Session session = kept.session();
    Duration lifetime = Duration.between(session.opened(), session.expires());
    SetParams expiring = SetParams.setParams().px(lifetime.plus(KEPT_LONGER).toMillis());
    try (var transaction = connection.multi()) {
      transaction.set(key(session.id()), kept.write(), expiring);
      tokenHash.ifPresent(hash -> transaction.set(key(hash), session.id().toString(), expiring));
      transaction.exec();
    }
    return Opened.OPENED;
  }

  @Override
  public Optional<SignedInUser> find(SessionId id, Instant now) {
    return caller(redis.run(connection -> read(connection, key(id))), now);
  }

  @Override
  public Optional<SignedInUser> findByToken(TokenHash hash, Instant now) {
    return caller(
        redis.run(
            connection ->
                Optional.ofNullable(connection.get(key(hash)))
                    .flatMap(id -> read(connection, sessionKey(id)))),
        now);
  }

  private static Optional<RedisSessionDocument> read(Jedis connection, String key) {
    return Optional.ofNullable(connection.get(key)).map(RedisSessionDocument::read);
  }

  private Optional<SignedInUser> caller(Optional<RedisSessionDocument> found, Instant now) {
    return found
        .filter(kept -> !kept.session().isExpired(now))
        .flatMap(
            kept ->
                users
                    .findBySession(
                        kept.session().user(), kept.session().id(), kept.sessionGeneration())
                    .map(user -> new SignedInUser(user, kept.session())));
  }

  /** Of two touches at once, the earlier may be the last: it differs by less than is promised. */
  @Override
  public void touch(SessionId id, Instant now) {
    String key = key(id);
    redis.run(
        connection ->
            read(connection, key)
                .filter(kept -> !kept.session().isExpired(now))
                .filter(kept -> kept.session().lastSeen().isBefore(now))
                .flatMap(kept -> overwrite(connection, key, kept.seen(now))));
  }

  /** One that was ended since is not there any more, and stays so. */
  private static Optional<String> overwrite(
      Jedis connection, String key, RedisSessionDocument kept) {
    SetParams ifThere = SetParams.setParams().xx().keepTtl();
    return Optional.ofNullable(connection.set(key, kept.write(), ifThere));
  }

  /** Redis takes no part in the transactions of the users' store. */
  @Override
  public boolean joinTransactions() {
    return false;
  }

  /** What is under the token's key leads nowhere then, until it expires. */
  @Override
  public void end(SessionId id) {
    redis.run(connection -> connection.del(key(id)));
  }

  private String key(SessionId id) {
    return sessionKey(id.toString());
  }

  private String sessionKey(String id) {
    return keyPrefix + "session:" + id;
  }

  private String key(TokenHash hash) {
    return keyPrefix + "token:" + hash.hex();
  }
}
