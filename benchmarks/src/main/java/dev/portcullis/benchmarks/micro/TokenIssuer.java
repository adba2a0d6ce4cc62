package dev.portcullis.benchmarks.micro;

import dev.portcullis.adapters.crypto.masterkey.MasterKey;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing;
import dev.portcullis.adapters.crypto.token.TokenSettings;
import dev.portcullis.adapters.crypto.token.TokenSigning;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.SigningKeys;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.VerifiedToken;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A token strategy that has issued tokens for one session, and has verified each of them once. */
@State(Scope.Thread)
public class TokenIssuer {
  /** The number of tokens. */
  static final int TOKENS = 500;

  private final LoggedInUser visit = LoggedInUser.of(new GeneratedUser(0));
  private final SigningKeys keys = new KeysInMemory();
  private final MasterKeyRing masterKey =
      MasterKeyRing.of(
          MasterKey.load(
              Optional.of(Base64.getEncoder().encodeToString(new byte[32])),
              Path.of("never-read"),
              () -> false));

  @Param({"EdDSA", "ES256", "RS256", "HS256"})
  private String algorithm;

  private TokenStrategy strategy;
  private List<AccessToken> tokens;
  private int turn;

  /** Issues the tokens and verifies each of them once. */
  @Setup
  public void prepare() {
    strategy = newcomer();
    tokens = Stream.generate(this::issue).limit(TOKENS).toList();
    readAll(strategy);
  }

  /** Returns a new strategy with the same keys, which has verified no token yet. */
  TokenStrategy newcomer() {
    var settings = new TokenSettings(algorithm, "https://camelot.example", "fastapi-users:auth");
    return TokenSigning.open(
            settings, keys, Optional.empty(), masterKey, InstantSource.fixed(LoggedInUser.NOW))
        .strategy(new SessionsInMemory(visit));
  }

  AccessToken issue() {
    return strategy.issue(visit.session(), 0).orElseThrow().token();
  }

  /** Verifies the next token. */
  SignedInUser read() {
    turn = (turn + 1) % TOKENS;
    return read(strategy, tokens.get(turn));
  }

  /** Verifies each token once with {@code reader}. */
  void readAll(TokenStrategy reader) {
    tokens.forEach(token -> read(reader, token));
  }

  private SignedInUser read(TokenStrategy reader, AccessToken token) {
    return Expected.expect(
        visit.caller(), reader.read(token, LoggedInUser.NOW).map(VerifiedToken::caller));
  }
}
