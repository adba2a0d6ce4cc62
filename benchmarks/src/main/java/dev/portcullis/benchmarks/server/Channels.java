package dev.portcullis.benchmarks.server;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;

/** Connections to a gRPC server of this machine, which call back directly. */
public final class Channels implements AutoCloseable {
  private final List<ManagedChannel> channels;

  /** So many of them. */
  public Channels(int port, int count) {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.channels =
        IntStream.range(0, count)
            .mapToObj(i -> NettyChannelBuilder.forAddress(address))
            .map(builder -> builder.usePlaintext().directExecutor().build())
            .toList();
  }

  /** Each in turn. */
  public ManagedChannel get(int turn) {
    return channels.get(turn % channels.size());
  }

  @Override
  public void close() {
    channels.forEach(ManagedChannel::shutdownNow);
  }
}
