package dev.portcullis.benchmarks.server;

import dev.portcullis.benchmarks.load.GrpcClient;
import dev.portcullis.benchmarks.load.GrpcExchange;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Connections to a gRPC server of this machine, which call back directly. */
public final class LocalChannels implements AutoCloseable {
  private final List<ManagedChannel> channels;
  private final AtomicInteger turn = new AtomicInteger();

  /** So many of them. */
  public LocalChannels(int port, int count) {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.channels =
        IntStream.range(0, count)
            .mapToObj(i -> NettyChannelBuilder.forAddress(address))
            .map(builder -> builder.usePlaintext().directExecutor().build())
            .toList();
  }

  /**
   * Makes clients, each on the next of the channels; the first that is closed closes all of them.
   */
  public <Q, A> Supplier<GrpcClient<Q, A>> clients(
      MethodDescriptor<Q, A> method, Supplier<GrpcExchange<Q, A>> exchanges) {
    return () -> new GrpcClient<>(next(), method, exchanges, this::close);
  }

  /** One of them after the other. */
  public Channel next() {
    return channels.get(turn.getAndIncrement() % channels.size());
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
