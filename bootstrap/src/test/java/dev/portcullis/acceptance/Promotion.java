package dev.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.port.in.UpdateUser;
import dev.portcullis.bootstrap.Administration;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.session.Administrator;
import dev.portcullis.domain.session.Client;
import dev.portcullis.domain.user.Attributes;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.UserReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes a user a superuser beside the running server, as the operator does. */
final class Promotion {
  private Promotion() {}

  static void promote(Map<String, String> settings, String email) {
    var configuration = Configuration.load(settings, Optional.empty(), Path.of("target"));
    var command =
        new UpdateUser.Command.Any(
            Administrator.operator(),
            new UserReference.WithEmail(new EmailAddress(email)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(true),
            Optional.empty(),
            Attributes.NONE,
            Client.UNKNOWN);
    try (var administration = Administration.open(configuration)) {
      assertThat(administration.updateUser().update(command))
          .isInstanceOf(UpdateUser.Result.Updated.class);
    }
  }
}
