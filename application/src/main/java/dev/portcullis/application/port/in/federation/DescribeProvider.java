package dev.portcullis.application.port.in.federation;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;

/** Describes a provider by its name, for an edge that begins a sign-in. */
@FunctionalInterface
public interface DescribeProvider {
  /** Reads no store. */
  Result describe(String name);

  /** Possible outcomes. */
  sealed interface Result permits Result.Described, Result.UnknownProvider, NotAvailable {
    /** Users can sign in with it. */
    record Described(ProviderDescription provider) implements Result {}

    /** No such provider is configured. */
    record UnknownProvider() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return ErrorCode.NOT_FOUND;
      }
    }
  }
}
