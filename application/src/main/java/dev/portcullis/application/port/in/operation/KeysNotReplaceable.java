package dev.portcullis.application.port.in.operation;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;

/** The store lacks the capability to keep several keys with their times, or to re-encrypt. */
public record KeysNotReplaceable()
    implements ListKeys.Result,
        RotateKeys.Result,
        RotateMasterKey.Result,
        ResealSecrets.Result,
        MaintainKeys.Result,
        Rejection {
  @Override
  public ErrorCode code() {
    return ErrorCode.NOT_AVAILABLE;
  }
}
