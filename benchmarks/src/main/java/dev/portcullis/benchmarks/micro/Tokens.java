package dev.portcullis.benchmarks.micro;

import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.SignedInUser;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Issuing and verifying of JWTs; the session store costs nothing. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Tokens {
  /** A strategy that has verified none of the tokens. */
  @State(Scope.Thread)
  public static class Newcomer {
    private TokenIssuer issuer;
    private TokenStrategy strategy;

    /**
     * Replaces the strategy of the last invocation, which has verified all tokens.
     *
     * @param maker the issuer; a different instance from the one that a benchmark gets together
     *     with a newcomer
     */
    @Setup(Level.Invocation)
    public void come(TokenIssuer maker) {
      issuer = maker;
      strategy = maker.newcomer();
    }

    void readAll() {
      issuer.readAll(strategy);
    }
  }

  /** Signs a token. */
  @Benchmark
  public AccessToken issue(TokenIssuer issuer) {
    return issuer.issue();
  }

  /** Verifies a token for the first time. */
  @Benchmark
  @OperationsPerInvocation(TokenIssuer.TOKENS)
  public void readCold(Newcomer newcomer) {
    newcomer.readAll();
  }

  /** Verifies a token again. */
  @Benchmark
  public SignedInUser readHot(TokenIssuer issuer) {
    return issuer.read();
  }
}
