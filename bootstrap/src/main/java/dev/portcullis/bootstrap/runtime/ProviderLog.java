package dev.portcullis.bootstrap.runtime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs failed sign-ins with providers for the operator. */
public final class ProviderLog {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderLog.class);

  private ProviderLog() {}

  public static void tell(String provider, String problem) {
    LOG.warn("Sign-in with {} failed: {}", provider, problem);
  }
}
