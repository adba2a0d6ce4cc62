package dev.portcullis.application.port.in.login;

import static dev.portcullis.application.failure.ErrorCode.FORBIDDEN;
import static dev.portcullis.application.failure.ErrorCode.UNAUTHORIZED;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.login.ServiceCredentials;
import dev.portcullis.domain.login.ServiceName;
import dev.portcullis.domain.login.ServicePermission;
import java.util.Optional;

/** Admits an internal service to a call that isn't a user's. */
@FunctionalInterface
public interface AdmitService {
  /** Verifies the credentials. Without configured services, every caller is admitted. */
  Result admit(Command command);

  /** Credentials of the call, if it has any, and the permission that it needs. */
  record Command(Optional<ServiceCredentials> credentials, ServicePermission permission) {}

  /** Possible outcomes. */
  sealed interface Result {
    /**
     * Admitted.
     *
     * @param service empty if the installation has no services
     */
    record Admitted(Optional<ServiceName> service) implements Result {}

    /** The credentials are missing or wrong. */
    record NotAuthenticated() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return UNAUTHORIZED;
      }
    }

    /** The service isn't allowed to make this call. */
    record NotPermitted() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return FORBIDDEN;
      }
    }
  }
}
