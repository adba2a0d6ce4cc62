package dev.portcullis.acceptance;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import dev.portcullis.acceptance.federation.GrpcOAuthApi;
import dev.portcullis.acceptance.federation.OAuthApi;
import dev.portcullis.acceptance.registration.CustomFields;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.DeleteCurrentUserRequest;
import dev.portcullis.proto.v1.DeleteUserRequest;
import dev.portcullis.proto.v1.DisownAccountRequest;
import dev.portcullis.proto.v1.ForgotPasswordRequest;
import dev.portcullis.proto.v1.GetCurrentUserRequest;
import dev.portcullis.proto.v1.GetUserRequest;
import dev.portcullis.proto.v1.ListUsersRequest;
import dev.portcullis.proto.v1.LoginRequest;
import dev.portcullis.proto.v1.LogoutRequest;
import dev.portcullis.proto.v1.ReauthenticateRequest;
import dev.portcullis.proto.v1.RegisterRequest;
import dev.portcullis.proto.v1.RequestVerificationRequest;
import dev.portcullis.proto.v1.ResetPasswordRequest;
import dev.portcullis.proto.v1.TokenServiceGrpc;
import dev.portcullis.proto.v1.UpdateCurrentUserRequest;
import dev.portcullis.proto.v1.UpdateUserRequest;
import dev.portcullis.proto.v1.User;
import dev.portcullis.proto.v1.UserServiceGrpc;
import dev.portcullis.proto.v1.VerifyEmailRequest;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import dev.portcullis.proto.v1.VerifyTokenResponse;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** gRPC client, as used by an internal service. */
public final class GrpcApi implements Api {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel channel;

  public GrpcApi(int port) {
    this.channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  @Override
  public Outcome<Person> register(Map<String, Object> fields) {
    var request = RegisterRequest.newBuilder();
    text(fields, "email", request::setEmail);
    text(fields, "password", request::setPassword);
    request.setAttributes(CustomFields.struct(fields));
    return outcome(() -> person(auth("").register(request.build()).getUser()));
  }

  @Override
  public Outcome<String> logIn(String backend, Map<String, String> fields) {
    var request = LoginRequest.newBuilder().setBackend(backend);
    text(fields, "username", request::setUsername);
    text(fields, "password", request::setPassword);
    return outcome(() -> auth("").login(request.build()).getAccessToken());
  }

  @Override
  public Outcome<Boolean> logOut(String token) {
    return outcome(() -> auth(token).logout(LogoutRequest.getDefaultInstance()).isInitialized());
  }

  @Override
  public Outcome<Person> me(String token) {
    return outcome(
        () ->
            person(
                users(token).getCurrentUser(GetCurrentUserRequest.getDefaultInstance()).getUser()));
  }

  @Override
  public Outcome<Person> updateMe(String token, Map<String, Object> fields) {
    var request = UpdateCurrentUserRequest.newBuilder();
    text(fields, "email", request::setEmail);
    text(fields, "password", request::setPassword);
    text(fields, "current_password", request::setCurrentPassword);
    request.setAttributes(CustomFields.struct(fields));
    return outcome(() -> person(users(token).updateCurrentUser(request.build()).getUser()));
  }

  @Override
  public Outcome<Boolean> deleteMe(String token, Map<String, Object> fields) {
    var request = DeleteCurrentUserRequest.newBuilder();
    text(fields, "current_password", request::setCurrentPassword);
    return outcome(() -> users(token).deleteCurrentUser(request.build()).isInitialized());
  }

  @Override
  public Outcome<String> reauthenticate(String token, String backend, Map<String, String> fields) {
    var request = ReauthenticateRequest.newBuilder().setBackend(backend);
    text(fields, "password", request::setPassword);
    return outcome(() -> auth(token).reauthenticate(request.build()).getAccessToken());
  }

  @Override
  public Outcome<Person> get(String token, String id) {
    var request = GetUserRequest.newBuilder().setId(id).build();
    return outcome(() -> person(users(token).getUser(request).getUser()));
  }

  @Override
  public Outcome<Person> update(String token, String id, Map<String, Object> fields) {
    var request = UpdateUserRequest.newBuilder().setId(id);
    text(fields, "email", request::setEmail);
    text(fields, "password", request::setPassword);
    flag(fields, "is_active", request::setIsActive);
    flag(fields, "is_superuser", request::setIsSuperuser);
    flag(fields, "is_verified", request::setIsVerified);
    request.setAttributes(CustomFields.struct(fields));
    return outcome(() -> person(users(token).updateUser(request.build()).getUser()));
  }

  @Override
  public Outcome<Boolean> delete(String token, String id) {
    var request = DeleteUserRequest.newBuilder().setId(id).build();
    return outcome(() -> users(token).deleteUser(request).isInitialized());
  }

  @Override
  public Outcome<People> list(String token, int size, String from) {
    var request = ListUsersRequest.newBuilder().setPageSize(size).setPageToken(from).build();
    return outcome(
        () -> {
          var page = users(token).listUsers(request);
          return new People(
              page.getUsersList().stream().map(GrpcApi::person).toList(), page.getNextPageToken());
        });
  }

  @Override
  public Outcome<String> requestVerification(Map<String, Object> fields) {
    var request = RequestVerificationRequest.newBuilder();
    text(fields, "email", request::setEmail);
    return outcome(() -> auth("").requestVerification(request.build()).toString());
  }

  @Override
  public Outcome<Person> verifyEmail(Map<String, Object> fields) {
    var request = VerifyEmailRequest.newBuilder();
    text(fields, "token", request::setToken);
    return outcome(() -> person(auth("").verifyEmail(request.build()).getUser()));
  }

  @Override
  public Outcome<String> disownAccount(Map<String, Object> fields) {
    var request = DisownAccountRequest.newBuilder();
    text(fields, "token", request::setToken);
    return outcome(() -> auth("").disownAccount(request.build()).toString());
  }

  @Override
  public Outcome<String> forgotPassword(Map<String, Object> fields) {
    var request = ForgotPasswordRequest.newBuilder();
    text(fields, "email", request::setEmail);
    return outcome(() -> auth("").forgotPassword(request.build()).toString());
  }

  @Override
  public Outcome<String> resetPassword(Map<String, Object> fields) {
    var request = ResetPasswordRequest.newBuilder();
    text(fields, "token", request::setToken);
    text(fields, "password", request::setPassword);
    return outcome(() -> auth("").resetPassword(request.build()).toString());
  }

  @Override
  public OAuthApi oauth() {
    return new GrpcOAuthApi(channel);
  }

  /** Verifies a token; only gRPC offers this, to internal services. */
  public Outcome<VerifyTokenResponse> verifyToken(String token) {
    var request = VerifyTokenRequest.newBuilder().setToken(token).build();
    return outcome(() -> TokenServiceGrpc.newBlockingStub(channel).verifyToken(request));
  }

  private AuthServiceGrpc.AuthServiceBlockingStub auth(String token) {
    return showing(token, AuthServiceGrpc.newBlockingStub(channel));
  }

  private UserServiceGrpc.UserServiceBlockingStub users(String token) {
    return showing(token, UserServiceGrpc.newBlockingStub(channel));
  }

  public static <S extends AbstractStub<S>> S showing(String token, S stub) {
    var headers = new Metadata();
    if (!token.isEmpty()) {
      headers.put(AUTHORIZATION, "Bearer " + token);
    }
    return stub.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  public static void text(Map<String, ?> fields, String name, Consumer<String> setter) {
    if (fields.get(name) instanceof String text) {
      setter.accept(text);
    }
  }

  private static void flag(Map<String, ?> fields, String name, Consumer<Boolean> setter) {
    if (fields.get(name) instanceof Boolean flag) {
      setter.accept(flag);
    }
  }

  public static Person person(User user) {
    return new Person(
        user.getId(),
        user.getEmail(),
        user.getIsActive(),
        user.getIsSuperuser(),
        user.getIsVerified(),
        CustomFields.of(user.getAttributes()),
        GrpcOAuthApi.accounts(user.getOauthAccountsList()));
  }

  public static <T> Outcome<T> outcome(Supplier<T> call) {
    try {
      return new Outcome.Done<>(call.get());
    } catch (StatusRuntimeException failure) {
      String code = "";
      List<String> fields = List.of();
      for (var detail :
          StatusProto.fromStatusAndTrailers(failure.getStatus(), failure.getTrailers())
              .getDetailsList()) {
        if (detail.is(ErrorInfo.class)) {
          code = unpack(detail, ErrorInfo.class).getReason();
        } else if (detail.is(BadRequest.class)) {
          fields = fields(unpack(detail, BadRequest.class));
        }
      }
      return new Outcome.Refused<>(code, code.equals("INVALID_INPUT") ? fields : List.of());
    }
  }

  private static List<String> fields(BadRequest badRequest) {
    return badRequest.getFieldViolationsList().stream()
        .map(BadRequest.FieldViolation::getField)
        .map(field -> field.replaceFirst("^attributes\\.", ""))
        .sorted()
        .toList();
  }

  private static <M extends com.google.protobuf.Message> M unpack(
      com.google.protobuf.Any detail, Class<M> type) {
    try {
      return detail.unpack(type);
    } catch (InvalidProtocolBufferException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
