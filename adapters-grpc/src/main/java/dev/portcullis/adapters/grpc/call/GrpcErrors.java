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
import dev.portcullis.application.port.in.operation.EdgeLimits;
import dev.portcullis.domain.account.AttributeViolation;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gRPC column of {@code docs/errors.md}: creates every failure that clients see. */
public final class GrpcErrors {
  private static final Logger LOG = LoggerFactory.getLogger(GrpcErrors.class);
  private static final String DOMAIN = "portcullis";

  private GrpcErrors() {}

  /** Returns the status of an answer with the code. */
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
          ACCESS_TOKEN_ALREADY_EXPIRED,
          INVALID_INPUT ->
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
      case NOT_AVAILABLE -> Status.Code.UNIMPLEMENTED;
      case TOO_MANY_REQUESTS_WAITING, TOO_MANY_ATTEMPTS, PAYLOAD_TOO_LARGE ->
          Status.Code.RESOURCE_EXHAUSTED;
      case SERVICE_UNAVAILABLE, OAUTH_PROVIDER_UNAVAILABLE -> Status.Code.UNAVAILABLE;
      case REQUEST_TIMEOUT -> Status.Code.DEADLINE_EXCEEDED;
      case INTERNAL_ERROR,
          // REST alone answers with these: here, they would be a bug.
          CROSS_SITE_REQUEST,
          METHOD_NOT_ALLOWED,
          INVALID_REQUEST,
          URI_TOO_LONG,
          EXPECTATION_FAILED,
          REQUEST_HEADER_FIELDS_TOO_LARGE,
          HTTP_VERSION_NOT_SUPPORTED ->
          Status.Code.INTERNAL;
    };
  }

  /** Returns the failure for the refusal of a use case. */
  public static StatusRuntimeException rejected(Rejection rejection) {
    ErrorCode code = rejection.code();
    Message[] details =
        Stream.concat(
                rejection.reason().filter(why -> isAboutPassword(code)).stream()
                    .<Message>map(why -> badRequest(List.of(new FieldError("password", why)))),
                rejection.retryAfter().stream().<Message>map(GrpcErrors::retry))
            .toArray(Message[]::new);
    return failure(code, rejection.reason().orElse(code.name()), details);
  }

  private static boolean isAboutPassword(ErrorCode code) {
    return code.name().endsWith("_INVALID_PASSWORD");
  }

  /** Returns the failure for missing or malformed fields. */
  static StatusRuntimeException invalid(List<FieldError> errors) {
    return failure(ErrorCode.INVALID_INPUT, ErrorCode.INVALID_INPUT.name(), badRequest(errors));
  }

  /** Returns the failure for values of the installation's own fields that violate its schema. */
  public static StatusRuntimeException invalidAttributes(List<AttributeViolation> violations) {
    return invalid(violations.stream().map(FieldError::of).toList());
  }

  /** Returns the failure for bytes that aren't a message of the call's type. */
  static StatusRuntimeException unreadable() {
    return invalid(List.of(new FieldError("", "must be a well-formed message of the call's type")));
  }

  /** Returns the failure for a message over {@link EdgeLimits#MAX_BODY_BYTES}. */
  static StatusRuntimeException tooLong() {
    return failure(ErrorCode.PAYLOAD_TOO_LARGE, ErrorCode.PAYLOAD_TOO_LARGE.name());
  }

  /** Returns the failure for a message that isn't complete in time. */
  static StatusRuntimeException tooSlow() {
    return failure(ErrorCode.REQUEST_TIMEOUT, ErrorCode.REQUEST_TIMEOUT.name());
  }

  /** Ends {@code call}, which has no observer yet. */
  public static void close(ServerCall<?, ?> call, StatusRuntimeException failure) {
    call.close(
        failure.getStatus(), Optional.ofNullable(failure.getTrailers()).orElseGet(Metadata::new));
  }

  /** Returns the failure for an exception of a handler. */
  public static StatusRuntimeException thrown(RuntimeException failure) {
    return switch (failure) {
      case StatusRuntimeException told -> told;
      case Overloaded full -> unavailable(ErrorCode.TOO_MANY_REQUESTS_WAITING, full.retryAfter());
      case StoreUnavailable down -> {
        LOG.error("The store doesn't answer", down);
        yield unavailable(ErrorCode.SERVICE_UNAVAILABLE, Duration.ofSeconds(1));
      }
      case ProviderUnavailable down -> {
        LOG.warn("An identity provider doesn't answer", down);
        yield unavailable(ErrorCode.OAUTH_PROVIDER_UNAVAILABLE, Duration.ofSeconds(1));
      }
      case CancellationException gone ->
          Status.CANCELLED.withDescription("cancelled").asRuntimeException();
      default -> bug(failure);
    };
  }

  private static StatusRuntimeException unavailable(ErrorCode code, Duration retryAfter) {
    return failure(code, code.name(), retry(retryAfter));
  }

  private static StatusRuntimeException bug(RuntimeException bug) {
    String incident = UUID.randomUUID().toString();
    LOG.error("Incident {}", incident, bug);
    return failure(ErrorCode.INTERNAL_ERROR, "Please report incident " + incident);
  }

  private static StatusRuntimeException failure(
      ErrorCode code, String description, Message... details) {
    var status =
        com.google.rpc.Status.newBuilder()
            .setCode(status(code).value())
            .setMessage(description)
            .addDetails(Any.pack(info(code)));
    for (Message detail : details) {
      status.addDetails(Any.pack(detail));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }

  private static ErrorInfo info(ErrorCode code) {
    return ErrorInfo.newBuilder().setReason(code.name()).setDomain(DOMAIN).build();
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
