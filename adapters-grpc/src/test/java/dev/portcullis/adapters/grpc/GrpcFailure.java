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
 * Failure of a call.
 *
 * @param fields the invalid fields, in the order of the answer
 */
record GrpcFailure(Status.Code status, String reason, List<String> fields, String description) {
  /** Makes a call that must fail. */
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

  /** Returns status and reason. */
  String code() {
    return status + " " + reason;
  }
}
