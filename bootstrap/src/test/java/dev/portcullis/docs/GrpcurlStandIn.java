package dev.portcullis.docs;

import static io.grpc.MethodDescriptor.generateFullMethodName;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.OAuthServiceGrpc;
import dev.portcullis.proto.v1.TokenServiceGrpc;
import dev.portcullis.proto.v1.UserServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Implements the part of grpcurl's command line that the pages use, so that their commands run
 * where grpcurl is not installed: {@code [-plaintext] [-H HEADER] [-d JSON] ADDRESS METHOD}.
 *
 * <p>This process makes the calls; the shell command sends its arguments here. A Java process for
 * each call would take most of the test's time.
 */
final class GrpcurlStandIn implements AutoCloseable {
  private static final String ARGUMENT_END = "\0";

  private final HttpServer server;

  private GrpcurlStandIn(HttpServer server) {
    this.server = server;
  }

  static GrpcurlStandIn start() throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = HttpServer.create(address, 0);
    server.createContext("/", GrpcurlStandIn::answer);
    server.start();
    return new GrpcurlStandIn(server);
  }

  /** Returns the shell script of the command {@code grpcurl}. */
  String script() {
    return """
    #!/bin/sh
    printf '%%s\\0' "$@" | curl -sS --fail-with-body --data-binary @- http://localhost:%d/
    """
        .formatted(server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String arguments = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      int status = 200;
      String text;
      try {
        text = run(List.of(arguments.split(ARGUMENT_END, -1)));
      } catch (StatusRuntimeException | IllegalArgumentException failure) {
        status = 400;
        text = failure.toString();
      }
      byte[] body = (text + "\n").getBytes(UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String run(List<String> arguments) throws IOException {
    var words = arguments.iterator();
    var headers = new Metadata();
    String json = "{}";
    String word = words.next();
    while (word.startsWith("-")) {
      switch (word) {
        case "-plaintext" -> {}
        case "-d" -> json = words.next();
        case "-H" -> {
          String[] header = words.next().split(": ", 2);
          headers.put(Metadata.Key.of(header[0], Metadata.ASCII_STRING_MARSHALLER), header[1]);
        }
        default -> throw new IllegalArgumentException(word);
      }
      word = words.next();
    }
    return call(word, words.next(), json, headers);
  }

  private static String call(String address, String method, String json, Metadata headers)
      throws IOException {
    var channel =
        NettyChannelBuilder.forTarget(address)
            .usePlaintext()
            .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
            .build();
    try {
      MethodDescriptor<Message, Message> descriptor = descriptor(method);
      Message request = parse(descriptor, json);
      Message answer =
          ClientCalls.blockingUnaryCall(channel, descriptor, CallOptions.DEFAULT, request);
      String text = JsonFormat.printer().print(answer);
      return text.equals("{\n}") ? "{}" : text;
    } finally {
      channel.shutdownNow();
    }
  }

  private static Message parse(MethodDescriptor<Message, Message> descriptor, String json)
      throws IOException {
    Message.Builder request =
        descriptor.parseRequest(new ByteArrayInputStream(new byte[0])).newBuilderForType();
    JsonFormat.parser().merge(json, request);
    return request.build();
  }

  // Every method of the generated services has messages as request and response.
  @SuppressWarnings("unchecked")
  private static MethodDescriptor<Message, Message> descriptor(String method) {
    String[] path = method.split("/", 2);
    String name = generateFullMethodName(path[0], path[1]);
    return Stream.of(
            AuthServiceGrpc.getServiceDescriptor(),
            UserServiceGrpc.getServiceDescriptor(),
            OAuthServiceGrpc.getServiceDescriptor(),
            TokenServiceGrpc.getServiceDescriptor())
        .map(ServiceDescriptor::getMethods)
        .flatMap(methods -> methods.stream())
        .filter(one -> one.getFullMethodName().equals(name))
        .map(one -> (MethodDescriptor<Message, Message>) one)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(method));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
