package dev.portcullis.benchmarks.load;

import java.util.function.Predicate;

/**
 * A call and its expected answer.
 *
 * @param isRight tests whether an answer is the expected one
 */
public record GrpcExchange<Q, A>(Q request, Predicate<A> isRight) {
  /** Returns the call with exactly {@code answer} expected. */
  public GrpcExchange<Q, A> expecting(A answer) {
    return new GrpcExchange<>(request, answer::equals);
  }
}
