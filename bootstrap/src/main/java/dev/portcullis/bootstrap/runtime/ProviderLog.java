package dev.portcullis.bootstrap.runtime;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes for the operator what is wrong with providers' answers. */
public final class ProviderLog {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderLog.class);

  private ProviderLog() {}

  public static void tell(String provider, String problem) {
    LOG.warn("Nobody signed in with {}: {}", provider, problem);
  }
}
