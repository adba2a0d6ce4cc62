package dev.portcullis.bootstrap.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AotTrainingRunTest {
  @TempDir private Path folder;

  @Test
  void a_server_without_configuration_answers_as_in_the_training_run() throws IOException {
    AotTrainingRun.play(folder);

    assertThat(folder).isDirectoryContaining(file -> file.endsWith("data"));
  }

  @Test
  void an_unexpected_answer_fails_the_training_run() throws IOException {
    AotTrainingRun.play(folder);

    // The user of the first run already has the new address.
    assertThatThrownBy(() -> AotTrainingRun.play(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("unexpected response to PATCH /users/me: HTTP/1.1 400");
  }
}
