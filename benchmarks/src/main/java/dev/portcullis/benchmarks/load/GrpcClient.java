package dev.portcullis.benchmarks.load;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * A client that calls one method, one call after the other, through a channel that clients may
 * share. The channel's thread starts the next call as soon as an answer arrives.
 */
public final class GrpcClient<Q, A> implements Client {
  private final Runnable onClose;
  private final Channel channel;
  private final MethodDescriptor<Q, A> method;
  private final Supplier<GrpcExchange<Q, A>> exchanges;

  /**
   * Creates a client on {@code channel}, which must use a direct executor.
   *
   * @param end called when this client is closed; the client doesn't close the channel
   */
  public GrpcClient(
      Channel channel,
      MethodDescriptor<Q, A> method,
      Supplier<GrpcExchange<Q, A>> exchanges,
      Runnable end) {
    this.onClose = end;
    this.channel = channel;
    this.method = method;
    this.exchanges = exchanges;
  }

  @Override
  public void call(int calls, Histogram latencies) {
    var loop = new Loop(calls, latencies);
    loop.next();
    try {
      loop.end.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException unchecked ? unchecked : failure;
    }
  }

  private final class Loop {
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Histogram latencies;
    private int left;

    Loop(int calls, Histogram latencies) {
      this.left = calls;
      this.latencies = latencies;
    }

    void next() {
      if (left-- == 0) {
        end.complete(null);
        return;
      }
      GrpcExchange<Q, A> exchange = exchanges.get();
      ClientCalls.asyncUnaryCall(
          channel.newCall(method, CallOptions.DEFAULT),
          exchange.request(),
          new Answering(exchange));
    }

    private final class Answering implements StreamObserver<A> {
      private final GrpcExchange<Q, A> exchange;
      private final long begin = System.nanoTime();

      Answering(GrpcExchange<Q, A> exchange) {
        this.exchange = exchange;
      }

      @Override
      public void onNext(A answer) {
        latencies.recordValue(System.nanoTime() - begin);
        if (!exchange.isRight().test(answer)) {
          end.completeExceptionally(new WrongAnswer(answer.toString()));
        }
      }

      @Override
      public void onError(Throwable failure) {
        end.completeExceptionally(failure);
      }

      @Override
      public void onCompleted() {
        if (!end.isDone()) {
          next();
        }
      }
    }
  }

  @Override
  public void close() {
    onClose.run();
  }
}
