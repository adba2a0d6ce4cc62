package dev.portcullis.bootstrap.configuration;

import dev.portcullis.adapters.schema.JsonSchemaFile;
import dev.portcullis.adapters.schema.SchemaRefused;
import dev.portcullis.application.port.out.registration.UserSchema;
import java.nio.file.Path;
import java.util.Optional;

/** The key {@code user.schema}. */
record UserSchemaKey(Values values, Path workingDirectory) {
  private static final String KEY = "user.schema";

  UserSchema read() {
    return values
        .text(KEY)
        .map(file -> new JsonSchemaFile(workingDirectory.resolve(file)))
        .flatMap(this::read)
        .orElse(UserSchema.NONE);
  }

  private Optional<UserSchema> read(JsonSchemaFile file) {
    try {
      return Optional.of(file.read());
    } catch (SchemaRefused refused) {
      values.problem(KEY, String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }
}
