package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import dev.portcullis.application.port.out.operation.Storage;
import java.util.List;

/** Forwards to another store's key schedule; subclasses add a defect. */
class ForwardingSigningKeySchedule implements SigningKeySchedule {
  private final SigningKeySchedule whole;

  ForwardingSigningKeySchedule(Storage whole) {
    this.whole = whole.signingKeySchedule().orElseThrow();
  }

  @Override
  public List<ScheduledKey> list() {
    return whole.list();
  }

  @Override
  public boolean replace(List<ScheduledKey> seen, List<ScheduledKey> changed) {
    return whole.replace(seen, changed);
  }
}
