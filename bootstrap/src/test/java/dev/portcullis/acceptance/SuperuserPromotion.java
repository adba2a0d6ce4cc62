package dev.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.bootstrap.Administration;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes a user a superuser while the server runs, with an operator's rights. */
public final class SuperuserPromotion {
  private SuperuserPromotion() {}

  public static void promote(Map<String, String> settings, String email) {
    var configuration = Configuration.load(settings, Optional.empty(), Path.of("target"));
    try (var administration = Administration.open(configuration)) {
      assertThat(administration.account().updateUser().update(promotion(email)))
          .isInstanceOf(UpdateUser.Result.Updated.class);
    }
  }

  private static UpdateUser.Command promotion(String email) {
    return new UpdateUser.Command.Any(
        Administrator.operator(),
        new UserReference.WithEmail(new EmailAddress(email)),
        () -> UpdateUser.Changes.NONE.withSuperuser(true),
        ClientInfo.UNKNOWN);
  }
}
