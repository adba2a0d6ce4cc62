package dev.portcullis.bootstrap.cli.user;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.in.registration.CreateUser;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.password.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserCreateCommandTest {
  @TempDir private Path folder;

  @Test
  void a_store_that_can_not_be_opened_leaves_no_password_in_memory() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/portcullis.db"), "This is no database.");
    var configuration = Configuration.load(Map.of(), Optional.empty(), folder);
    var password = Password.of("guinevere");
    var command =
        new CreateUser.Command(
            Administrator.operator(),
            new EmailAddress("arthur@camelot.bt"),
            password,
            Attributes.NONE,
            false,
            false);

    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> UserCreateCommand.create(configuration, command));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> password.reveal(utf8 -> utf8.length));
  }
}
