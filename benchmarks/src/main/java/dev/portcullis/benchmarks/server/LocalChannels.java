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

/** Channels to a gRPC server on this machine, with a direct executor. */
public final class LocalChannels implements AutoCloseable {
  private final List<ManagedChannel> channels;
  private final AtomicInteger turn = new AtomicInteger();

  /** Opens {@code count} channels. */
  public LocalChannels(int port, int count) {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.channels =
        IntStream.range(0, count)
            .mapToObj(i -> NettyChannelBuilder.forAddress(address))
            .map(builder -> builder.usePlaintext().directExecutor().build())
            .toList();
  }

  /** Returns clients, each on the next channel; closing any client closes all channels. */
  public <Q, A> Supplier<GrpcClient<Q, A>> clients(
      MethodDescriptor<Q, A> method, Supplier<GrpcExchange<Q, A>> exchanges) {
    return () -> new GrpcClient<>(next(), method, exchanges, this::close);
  }

  /** Returns the channels in turn. */
  public Channel next() {
    return channels.get(turn.getAndIncrement() % channels.size());
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
