package dev.portcullis.bootstrap.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.adapters.crypto.masterkey.MasterKey;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Twins of the variables of secrets: {@code PORTCULLIS_DATABASE_PASSWORD_FILE} names the file with
 * the value of {@code PORTCULLIS_DATABASE_PASSWORD}.
 */
final class SecretFiles {
  private static final String SUFFIX = "_FILE";
  private static final long MAX_BYTES = 1 << 16;

  /** Secrets that are no keys. */
  private static final List<String> VARIABLES = List.of(MasterKey.NAME, MasterKey.NEXT_NAME);

  private SecretFiles() {}

  /** Returns whether {@code variable} names the file of a secret. */
  static Predicate<String> twins(List<Key<?>> declared) {
    String secrets =
        Stream.concat(
                VARIABLES.stream(),
                declared.stream()
                    .filter(key -> key.syntax().secret())
                    .map(key -> ConfigurationSources.variable(key.at("0")).replace("_0_", "_.+_")))
            .collect(Collectors.joining("|"));
    return Pattern.compile("(?:" + secrets + ")" + SUFFIX).asMatchPredicate();
  }

  /** Returns the variable with the secret whose file {@code twin} names. */
  static String variableOf(String twin) {
    return twin.substring(0, twin.length() - SUFFIX.length());
  }

  /** Returns the variable that names the file of the secret of {@code variable}. */
  static String twinOf(String variable) {
    return variable + SUFFIX;
  }

  /** Returns {@code environment} with the secrets of the files. Records problems. */
  static Map<String, String> read(
      Map<String, String> environment, Path folder, ConfigurationValues problems) {
    var all = new TreeMap<>(environment);
    Predicate<String> isTwin = twins(problems.declared());
    environment.forEach(
        (twin, file) -> {
          if (!isTwin.test(twin) || file.isBlank()) {
            return;
          }
          String variable = variableOf(twin);
          if (!environment.getOrDefault(variable, "").isBlank()) {
            problems.problemWithVariable(twin, "must not be set together with " + variable);
            return;
          }
          String secret = secret(twin, folder.resolve(file.strip()), problems);
          if (!secret.isBlank()) {
            all.put(variable, secret);
          }
        });
    return all;
  }

  /** Returns the text of the file without one line end; blank after a problem. */
  private static String secret(String twin, Path file, ConfigurationValues problems) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        problems.problemWithVariable(twin, file + " is too large for a secret");
        return "";
      }
      String secret = Files.readString(file, UTF_8).replaceFirst("\\r?\\n\\z", "");
      if (secret.isBlank()) {
        problems.problemWithVariable(twin, file + " is empty");
      }
      return secret;
    } catch (NoSuchFileException missing) {
      problems.problemWithVariable(twin, "there is no file " + file);
    } catch (AccessDeniedException forbidden) {
      problems.problemWithVariable(twin, "this user may not read " + file);
    } catch (CharacterCodingException foreign) {
      problems.problemWithVariable(twin, file + " is not in UTF-8");
    } catch (IOException unreadable) {
      problems.problemWithVariable(twin, file + " can't be read");
    }
    return "";
  }
}
