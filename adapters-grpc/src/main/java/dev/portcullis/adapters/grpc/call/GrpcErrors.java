package dev.portcullis.adapters.grpc.call;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.application.failure.ProviderUnavailable;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.account.AttributeViolation;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gRPC column of {@code docs/errors.md}: every failure that a client sees is made here. */
public final class GrpcErrors {
  private static final Logger LOG = LoggerFactory.getLogger(GrpcErrors.class);
  private static final String DOMAIN = "portcullis";

  private GrpcErrors() {}

  /** What the status of a refusal is. */
  public static Status.Code status(ErrorCode code) {
    return switch (code) {
      case REGISTER_USER_ALREADY_EXISTS,
          UPDATE_USER_EMAIL_ALREADY_EXISTS,
          OAUTH_USER_ALREADY_EXISTS ->
          Status.Code.ALREADY_EXISTS;
      case REGISTER_INVALID_PASSWORD,
          UPDATE_USER_INVALID_PASSWORD,
          RESET_PASSWORD_INVALID_PASSWORD,
          VERIFY_USER_BAD_TOKEN,
          RESET_PASSWORD_BAD_TOKEN,
          OAUTH_INVALID_STATE,
          OAUTH_INVALID_REDIRECT_URI,
          ACCESS_TOKEN_DECODE_ERROR,
          ACCESS_TOKEN_ALREADY_EXPIRED ->
          Status.Code.INVALID_ARGUMENT;
      case LOGIN_BAD_CREDENTIALS, UNAUTHORIZED -> Status.Code.UNAUTHENTICATED;
      case LOGIN_USER_NOT_VERIFIED,
          VERIFY_USER_ALREADY_VERIFIED,
          OAUTH_NOT_AVAILABLE_EMAIL,
          OAUTH_PROVIDER_ERROR,
          OAUTH_REGISTRATION_INCOMPLETE,
          OAUTH_LAST_WAY_IN ->
          Status.Code.FAILED_PRECONDITION;
      case USER_NOT_VERIFIED, FORBIDDEN -> Status.Code.PERMISSION_DENIED;
      case NOT_FOUND -> Status.Code.NOT_FOUND;
    };
  }

  public static StatusRuntimeException of(Rejection rejection) {
    String code = rejection.code().name();
    String description = rejection.reason().orElse(code);
    List<Message> details = new ArrayList<>(List.of(info(code)));
    rejection
        .reason()
        .filter(why -> isAboutPassword(rejection.code()))
        .ifPresent(why -> details.add(badRequest(List.of(new FieldError("password", why)))));
    return failure(status(rejection.code()), description, details);
  }

  private static boolean isAboutPassword(ErrorCode code) {
    return code.name().endsWith("_INVALID_PASSWORD");
  }

  public static StatusRuntimeException of(List<FieldError> errors) {
    return failure(
        Status.Code.INVALID_ARGUMENT,
        "INVALID_INPUT",
        List.of(info("INVALID_INPUT"), badRequest(errors)));
  }

  /** For bytes that are no message of the call's type. */
  static StatusRuntimeException unreadable() {
    return of(List.of(new FieldError("", "must be a well-formed message of the call's type")));
  }

  /** For a message over {@link RequestLimits#MAX_MESSAGE_BYTES}. */
  static StatusRuntimeException tooLong() {
    return failure(
        Status.Code.RESOURCE_EXHAUSTED, "PAYLOAD_TOO_LARGE", List.of(info("PAYLOAD_TOO_LARGE")));
  }

  /** For a message that doesn't come to its end in time. */
  static StatusRuntimeException tooSlow() {
    return failure(
        Status.Code.DEADLINE_EXCEEDED, "REQUEST_TIMEOUT", List.of(info("REQUEST_TIMEOUT")));
  }

  /** Ends {@code call}, for which no observer stands yet. */
  public static void close(ServerCall<?, ?> call, StatusRuntimeException failure) {
    call.close(
        failure.getStatus(), Optional.ofNullable(failure.getTrailers()).orElseGet(Metadata::new));
  }

  public static StatusRuntimeException invalid(List<AttributeViolation> violations) {
    return of(violations.stream().map(FieldError::of).toList());
  }

  /** What a client sees of something that went wrong in here. */
  public static StatusRuntimeException of(RuntimeException failure) {
    return switch (failure) {
      case StatusRuntimeException told -> told;
      case Overloaded full ->
          failure(
              Status.Code.RESOURCE_EXHAUSTED,
              "TOO_MANY_REQUESTS_WAITING",
              List.of(info("TOO_MANY_REQUESTS_WAITING"), retry(full.retryAfter())));
      case StoreUnavailable down -> {
        LOG.error("The store doesn't answer", down);
        yield unavailable("SERVICE_UNAVAILABLE");
      }
      case ProviderUnavailable down -> {
        LOG.warn("An identity provider doesn't answer", down);
        yield unavailable("OAUTH_PROVIDER_UNAVAILABLE");
      }
      case CancellationException gone ->
          Status.CANCELLED.withDescription("cancelled").asRuntimeException();
      default -> incident(failure);
    };
  }

  private static StatusRuntimeException unavailable(String code) {
    return failure(
        Status.Code.UNAVAILABLE, code, List.of(info(code), retry(Duration.ofSeconds(1))));
  }

  private static StatusRuntimeException incident(RuntimeException bug) {
    String incident = UUID.randomUUID().toString();
    LOG.error("Incident {}", incident, bug);
    return failure(
        Status.Code.INTERNAL,
        "Please report incident " + incident,
        List.of(info("INTERNAL_ERROR")));
  }

  private static StatusRuntimeException failure(
      Status.Code code, String description, List<Message> details) {
    var status = com.google.rpc.Status.newBuilder().setCode(code.value()).setMessage(description);
    details.forEach(detail -> status.addDetails(Any.pack(detail)));
    return StatusProto.toStatusRuntimeException(status.build());
  }

  private static ErrorInfo info(String reason) {
    return ErrorInfo.newBuilder().setReason(reason).setDomain(DOMAIN).build();
  }

  private static BadRequest badRequest(List<FieldError> errors) {
    var badRequest = BadRequest.newBuilder();
    errors.forEach(
        error ->
            badRequest
                .addFieldViolationsBuilder()
                .setField(error.field())
                .setDescription(error.rule()));
    return badRequest.build();
  }

  private static RetryInfo retry(Duration after) {
    return RetryInfo.newBuilder().setRetryDelay(ProtoMapper.duration(after)).build();
  }
}
