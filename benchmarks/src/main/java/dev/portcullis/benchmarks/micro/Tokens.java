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

/** JWTs, made and read; what the store would say costs nothing. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Tokens {
  /** Somebody who has seen none of the tokens. */
  @State(Scope.Thread)
  public static class Newcomer {
    private TokenIssuer issuer;
    private TokenStrategy strategy;

    /**
     * Comes in place of the last one, who has seen them all.
     *
     * @param maker is another one than that of a benchmark that names it beside a newcomer
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

  /** Reads a token never seen. */
  @Benchmark
  @OperationsPerInvocation(TokenIssuer.TOKENS)
  public void readCold(Newcomer newcomer) {
    newcomer.readAll();
  }

  /** Reads a token seen before. */
  @Benchmark
  public SignedInUser readHot(TokenIssuer issuer) {
    return issuer.read();
  }
}
