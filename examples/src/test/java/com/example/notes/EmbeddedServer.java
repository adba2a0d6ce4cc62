package com.example.notes;

import dev.portcullis.application.port.in.registration.CreateUser;
import dev.portcullis.bootstrap.Administration;
import dev.portcullis.bootstrap.EmbeddedPortcullis;
import dev.portcullis.bootstrap.Extensions;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.password.Password;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Embedded Portcullis in a folder, with the users of the tests. */
final class EmbeddedServer {
  static final String PASSWORD = "guinevere";

  private EmbeddedServer() {}

  static EmbeddedPortcullis open(Path folder) {
    var environment =
        Map.of(
            "PORTCULLIS_PASSWORD_ARGON2_MEMORY_KIB", "64",
            "PORTCULLIS_PASSWORD_ARGON2_ITERATIONS", "1");
    var configuration = Configuration.load(environment, Optional.empty(), folder);
    var portcullis =
        EmbeddedPortcullis.open(configuration, InstantSource.system(), Extensions.NONE);
    try (var administration = Administration.openOrCreate(configuration)) {
      create(administration, "kay@camelot.bt", false, false);
      create(administration, "gawain@camelot.bt", false, true);
      create(administration, "arthur@camelot.bt", true, true);
    }
    return portcullis;
  }

  private static void create(
      Administration administration, String email, boolean superuser, boolean verified) {
    administration
        .registration()
        .createUser()
        .create(
            new CreateUser.Command(
                Administrator.operator(),
                new EmailAddress(email),
                Password.of(PASSWORD),
                Attributes.NONE,
                superuser,
                verified));
  }
}
