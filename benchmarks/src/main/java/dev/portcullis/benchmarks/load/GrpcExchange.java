package dev.portcullis.benchmarks.load;

import java.util.function.Predicate;

/**
 * A call, and what the answer to it has to be.
 *
 * @param isRight whether an answer is that
 */
public record GrpcExchange<Q, A>(Q request, Predicate<A> isRight) {
  /** The same, with just that answer expected. */
  public GrpcExchange<Q, A> expecting(A answer) {
    return new GrpcExchange<>(request, answer::equals);
  }
}
