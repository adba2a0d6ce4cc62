package dev.portcullis.adapters.grpc;

import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * How a call failed.
 *
 * @param fields those that are wrong, in the order of the answer
 */
record GrpcFailure(Status.Code status, String reason, List<String> fields, String description) {
  /** Makes the call; one that is answered fails the test. */
  static GrpcFailure of(Supplier<?> call) {
    Object answer;
    try {
      answer = call.get();
    } catch (StatusRuntimeException failure) {
      return of(failure);
    }
    throw new AssertionError("answered with " + answer);
  }

  private static GrpcFailure of(StatusRuntimeException failure) {
    return new GrpcFailure(
        failure.getStatus().getCode(),
        RawGrpcClient.detail(failure, ErrorInfo.class).map(ErrorInfo::getReason).orElse(""),
        RawGrpcClient.detail(failure, BadRequest.class).stream()
            .flatMap(bad -> bad.getFieldViolationsList().stream())
            .map(FieldViolation::getField)
            .toList(),
        Objects.requireNonNullElse(failure.getStatus().getDescription(), ""));
  }

  /** Status and reason. */
  String code() {
    return status + " " + reason;
  }
}
