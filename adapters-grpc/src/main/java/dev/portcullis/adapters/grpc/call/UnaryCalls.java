package dev.portcullis.adapters.grpc.call;

import io.grpc.stub.StreamObserver;

/** Answers calls that have one request and one response. */
public final class UnaryCalls {
  private UnaryCalls() {}

  /** Sends {@code response}, and ends the call. */
  public static <A> void reply(StreamObserver<A> observer, A response) {
    observer.onNext(response);
    observer.onCompleted();
  }
}
