package dev.portcullis.adapters.grpc;

import static dev.portcullis.adapters.grpc.call.UnaryCalls.reply;

import dev.portcullis.adapters.grpc.call.CallContext;
import dev.portcullis.adapters.grpc.call.Fields;
import dev.portcullis.adapters.grpc.call.GrpcErrors;
import dev.portcullis.adapters.grpc.call.ProtoMapper;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.login.AdmitService;
import dev.portcullis.application.port.in.login.AuthenticateRequest;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.ServicePermission;
import dev.portcullis.proto.v1.TokenServiceGrpc;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import dev.portcullis.proto.v1.VerifyTokenResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;

/** Service that checks tokens for internal services, as RFC 7662, section 2.2, does over HTTP. */
final class TokenGrpcService extends TokenServiceGrpc.TokenServiceImplBase {
  private final AuthenticateRequest authenticateRequest;
  private final AdmitService admitService;

  TokenGrpcService(AuthenticateRequest authenticateRequest, AdmitService admitService) {
    this.authenticateRequest = authenticateRequest;
    this.admitService = admitService;
  }

  @Override
  public void verifyToken(
      VerifyTokenRequest request, StreamObserver<VerifyTokenResponse> observer) {
    reply(observer, verifyToken(request));
  }

  private VerifyTokenResponse verifyToken(VerifyTokenRequest request) {
    requireService();
    var fields = new Fields();
    boolean present = !request.getToken().isEmpty();
    Optional<List<AccessToken>> tokens =
        fields.required("token", present, request.getToken(), TokenGrpcService::tokens);
    fields.check();
    var command = new AuthenticateRequest.Command(tokens.orElseThrow());
    return switch (authenticateRequest.authenticate(command)) {
      case AuthenticateRequest.Result.Authenticated authenticated ->
          VerifyTokenResponse.newBuilder()
              .setActive(true)
              .setUser(ProtoMapper.user(authenticated.caller().user()))
              .setExpireTime(ProtoMapper.timestamp(authenticated.expires()))
              .build();
      case Rejection rejection -> VerifyTokenResponse.getDefaultInstance();
    };
  }

  /** Ends the handling of the call unless its service may verify tokens. */
  private void requireService() {
    var command =
        new AdmitService.Command(CallContext.current().service(), ServicePermission.VERIFY);
    if (admitService.admit(command) instanceof Rejection rejection) {
      throw GrpcErrors.rejected(rejection);
    }
  }

  /** A malformed token counts as an unknown one. */
  private static List<AccessToken> tokens(String text) {
    return AccessToken.parse(text).stream().toList();
  }
}
