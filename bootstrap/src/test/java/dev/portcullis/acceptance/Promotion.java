package dev.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.port.in.account.GetUser;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.bootstrap.Administration;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Makes a user a superuser beside the running server, as the operator does. */
final class Promotion {
  private Promotion() {}

  static void promote(Map<String, String> settings, String email) {
    var configuration = Configuration.load(settings, Optional.empty(), Path.of("target"));
    try (var administration = Administration.open(configuration)) {
      assertThat(
              administration.account().updateUser().update(promotion(find(email, administration))))
          .isInstanceOf(UpdateUser.Result.Updated.class);
    }
  }

  private static User find(String email, Administration administration) {
    var user = new UserReference.WithEmail(new EmailAddress(email));
    var found =
        administration.account().getUser().get(new GetUser.Command(Administrator.operator(), user));
    return ((GetUser.Result.Found) found).user();
  }

  private static UpdateUser.Command promotion(User user) {
    return new UpdateUser.Command.Any(
        Administrator.operator(),
        user,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(true),
        Optional.empty(),
        Attributes.NONE,
        ClientInfo.UNKNOWN);
  }
}
