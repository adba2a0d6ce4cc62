package dev.portcullis.adapters.grpc.call;

import io.grpc.Status;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/** Log line of a call: failures and changes at INFO, the others at DEBUG. */
public final class CallLog {
  public static final String KEY = "request_id";

  private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

  private final String method;
  private final String requestId;
  private final long began = System.nanoTime();
  private final AtomicBoolean ended = new AtomicBoolean();

  CallLog(String method, String requestId) {
    this.method = method;
    this.requestId = requestId;
  }

  /** Logs the end of the call; only the first one counts. */
  void end(Status status) {
    if (ended.getAndSet(true)) {
      return;
    }
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    try (var line = MDC.putCloseable(KEY, requestId)) {
      LOG.atLevel(status.isOk() && isReading() ? Level.DEBUG : Level.INFO)
          .log("{} {} {} ms", method, status.getCode(), milliseconds);
    }
  }

  private boolean isReading() {
    String call = method.substring(method.lastIndexOf('/') + 1);
    return call.startsWith("Get")
        || call.startsWith("List")
        || call.equals("VerifyToken")
        || method.startsWith("grpc.");
  }
}
