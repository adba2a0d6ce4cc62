package dev.portcullis.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Server reflection, for tools such as grpcurl: v1 and the older v1alpha. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReflectionTest {
  private static final List<String> SERVICES =
      List.of(
          "portcullis.v1.AuthService",
          "portcullis.v1.OAuthService",
          "portcullis.v1.TokenService",
          "portcullis.v1.UserService");

  private TestGrpcServer server;

  @BeforeAll
  void start() {
    server = new TestGrpcServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /**
   * Sends a request in either version, whose messages differ only in the names of their packages.
   */
  private ServerReflectionResponse ask(String version, ServerReflectionRequest request)
      throws Exception {
    MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> method =
        ServerReflectionGrpc.getServerReflectionInfoMethod().toBuilder()
            .setFullMethodName(
                "grpc.reflection.%s.ServerReflection/ServerReflectionInfo".formatted(version))
            .build();
    var answer = new CompletableFuture<ServerReflectionResponse>();
    StreamObserver<ServerReflectionRequest> requests =
        ClientCalls.asyncBidiStreamingCall(
            server.channel.newCall(method, CallOptions.DEFAULT), new First(answer));
    requests.onNext(request);
    requests.onCompleted();
    return answer.get(20, TimeUnit.SECONDS);
  }

  /** Observer of the first answer of a stream. */
  private record First(CompletableFuture<ServerReflectionResponse> answer)
      implements StreamObserver<ServerReflectionResponse> {
    @Override
    public void onNext(ServerReflectionResponse first) {
      answer.complete(first);
    }

    @Override
    public void onError(Throwable failure) {
      answer.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {}
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v1alpha"})
  void all_services_are_listed(String version) throws Exception {
    var answer = ask(version, ServerReflectionRequest.newBuilder().setListServices("").build());

    assertThat(answer.getListServicesResponse().getServiceList())
        .extracting(ServiceResponse::getName)
        .containsAll(SERVICES)
        .contains("grpc.health.v1.Health");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v1alpha"})
  void every_service_is_described(String version) throws Exception {
    for (String service : SERVICES) {
      var request = ServerReflectionRequest.newBuilder().setFileContainingSymbol(service).build();

      var answer = ask(version, request).getFileDescriptorResponse();

      assertThat(answer.getFileDescriptorProtoList())
          .anyMatch(file -> file.toStringUtf8().contains("portcullis/v1/"));
    }
  }
}
