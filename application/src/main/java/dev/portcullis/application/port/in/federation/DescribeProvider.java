package dev.portcullis.application.port.in.federation;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;

/** Describes the provider of a name, as an edge needs to know it before a sign-in begins. */
@FunctionalInterface
public interface DescribeProvider {
  /** Reads no store. */
  Result describe(String name);

  /** Every way it can come out. */
  sealed interface Result permits Result.Described, Result.UnknownProvider, NotAvailable {
    /** People can sign in with it. */
    record Described(ProviderDescription provider) implements Result {}

    /** This installation knows no such provider. */
    record UnknownProvider() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return ErrorCode.NOT_FOUND;
      }
    }
  }
}
