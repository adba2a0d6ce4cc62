package dev.portcullis.application.usecase.importing;

import dev.portcullis.application.port.in.importing.ImportUsers;
import dev.portcullis.application.port.in.importing.ImportingUseCases;
import dev.portcullis.application.port.out.OutPorts;

/** Builds the use cases of an import. */
public final class ImportingFeature {
  private ImportingFeature() {}

  /** Wires the use cases; without a source, there is nothing to import. */
  public static ImportingUseCases of(OutPorts out) {
    ImportUsers importUsers =
        out.source()
            .<ImportUsers>map(source -> new ImportUsersService(source, out))
            .orElse(command -> new ImportReportBuilder(command.progress()).report(0));
    return new ImportingUseCases(importUsers);
  }
}
