package dev.portcullis.application.usecase.operation;

import dev.portcullis.application.port.in.operation.OperationUseCases;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.federation.ProviderTokens;

/** Builds the use cases of the server's operation. */
public final class OperationFeature {
  private OperationFeature() {}

  /** Wires the use cases. */
  public static OperationUseCases of(OutPorts out, Transactions transactions, Clock clock) {
    var storage = out.storage();
    var schedule = storage.signingKeySchedule();
    return new OperationUseCases(
        new CheckReadinessService(storage),
        out.keys()::jwkSet,
        new RecordStartService(transactions, clock),
        new ListKeysService(schedule, clock),
        new RotateKeysService(storage, out.keyFactory(), transactions, clock),
        new MaintainKeysService(schedule, transactions, clock),
        new RotateMasterKeyService(storage, out.keyFactory(), transactions, clock),
        new ResealSecretsService(storage, new ProviderTokens(out.encryptor()), transactions));
  }
}
