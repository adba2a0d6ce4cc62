package com.example.notes;

import com.google.protobuf.Empty;
import com.google.protobuf.StringValue;
import dev.portcullis.adapters.grpc.CurrentUser;
import dev.portcullis.bootstrap.EmbeddedPortcullis;
import dev.portcullis.bootstrap.Extensions;
import dev.portcullis.bootstrap.configuration.Configuration;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * grpc-java application with Portcullis's services, and with its own services behind Portcullis's
 * guards. To keep the example short, its services are defined without a proto file.
 */
public final class GrpcApplication {
  private static final int PORT = 9090;

  private GrpcApplication() {}

  /** Serves until the process is killed. Reads Portcullis's configuration. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    var configuration = Configuration.load(System.getenv(), Optional.empty(), Path.of(""));
    var portcullis =
        EmbeddedPortcullis.open(configuration, InstantSource.system(), Extensions.NONE);
    Server server = start(portcullis, PORT);
    server.awaitTermination();
  }

  static Server start(EmbeddedPortcullis portcullis, int port) throws IOException {
    var services = portcullis.grpc();
    var currentUser = services.currentUser();
    var builder =
        NettyServerBuilder.forPort(port).executor(Executors.newVirtualThreadPerTaskExecutor());
    services.addTo(builder);
    return builder
        .addService(ServerInterceptors.intercept(greeter("notes.Hello"), currentUser.optional()))
        .addService(ServerInterceptors.intercept(greeter("notes.Notes"), currentUser))
        .addService(ServerInterceptors.intercept(greeter("notes.Diary"), currentUser.verified()))
        .addService(ServerInterceptors.intercept(greeter("notes.Admin"), currentUser.superuser()))
        .addService(
            ServerInterceptors.intercept(greeter("notes.Tool"), currentUser.through("database")))
        .build()
        .start();
  }

  /** Returns the method {@code Greet} of a service. */
  static MethodDescriptor<Empty, StringValue> greet(String service) {
    return MethodDescriptor.<Empty, StringValue>newBuilder()
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName(service + "/Greet")
        .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
        .setResponseMarshaller(ProtoUtils.marshaller(StringValue.getDefaultInstance()))
        .build();
  }

  private static ServerServiceDefinition greeter(String service) {
    return ServerServiceDefinition.builder(service)
        .addMethod(
            greet(service),
            ServerCalls.asyncUnaryCall(
                (request, observer) -> {
                  observer.onNext(StringValue.of("Hello, " + name()));
                  observer.onCompleted();
                }))
        .build();
  }

  private static String name() {
    return CurrentUser.find().map(user -> user.email().value()).orElse("you");
  }
}
