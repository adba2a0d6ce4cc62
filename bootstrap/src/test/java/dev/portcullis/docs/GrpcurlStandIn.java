package dev.portcullis.readme;

import static io.grpc.MethodDescriptor.generateFullMethodName;

import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.OAuthServiceGrpc;
import dev.portcullis.proto.v1.TokenServiceGrpc;
import dev.portcullis.proto.v1.UserServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Understands as much of grpcurl's command line as the README uses, so that its commands can be run
 * where grpcurl is not installed: {@code [-plaintext] [-H HEADER] [-d JSON] ADDRESS METHOD}.
 */
final class GrpcCommand {
  private GrpcCommand() {}

  public static void main(String... arguments) throws IOException {
    var words = List.of(arguments).iterator();
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
    System.out.println(call(word, words.next(), json, headers));
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

  // Each method of the generated services has a request and a response that are messages.
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
}
