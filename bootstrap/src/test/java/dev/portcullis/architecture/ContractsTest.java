package dev.portcullis.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every out-port has a contract, and every module that plays its role passes it. */
final class ContractsTest {
  private static final String CONTRACTS = "dev.portcullis.application.contract.";
  private static final List<String> MODULES =
      List.of("application", "adapters-persistence", "adapters-crypto", "adapters-oauth");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UserRepository",
        "Sessions",
        "SigningKeys",
        "OneTimeTokens",
        "Outbox",
        "AuditLog",
        "OAuthAccounts",
        "Storage",
        "TokenStrategy",
        "PasswordHasher",
        "Identifiers",
        "Sealer",
        "IdentityProvider"
      })
  void every_implementation_of_an_out_port_passes_its_contract(String port) {
    int implementations = 0;
    for (String module : MODULES) {
      JavaClasses classes = classesOf(module);
      boolean implemented =
          classes.stream()
              .filter(ContractsTest::isAdapter)
              .anyMatch(one -> plays(one, "dev.portcullis.application.port.out." + port));
      boolean tested = classes.stream().anyMatch(one -> plays(one, CONTRACTS + port + "Contract"));
      assertThat(tested).as("%s is tested in %s", port, module).isEqualTo(implemented);
      implementations += implemented ? 1 : 0;
    }
    assertThat(implementations).as("modules with a %s", port).isGreaterThanOrEqualTo(2);
  }

  /** They share a module. */
  @Test
  void every_mailer_passes_its_contract() {
    JavaClasses classes = classesOf("adapters-mail");

    long mailers =
        classes.stream()
            .filter(ContractsTest::isAdapter)
            .filter(one -> plays(one, "dev.portcullis.application.port.out.emaillink.Mailer"))
            .count();

    assertThat(mailers).isGreaterThanOrEqualTo(2);
    assertThat(classes.stream().filter(one -> plays(one, CONTRACTS + "MailerContract")).count())
        .isEqualTo(mailers);
  }

  /** What is shipped, or is in memory for the tests of others; no stand-in of a single test. */
  private static boolean isAdapter(JavaClass one) {
    return one.getPackageName().equals("dev.portcullis.application.memory")
        || one.getSource().orElseThrow().getUri().toString().contains("/target/classes/");
  }

  private static boolean plays(JavaClass one, String role) {
    return !one.isInterface()
        && !one.getModifiers().contains(ABSTRACT)
        && one.getAllRawInterfaces().stream().anyMatch(is -> is.getName().equals(role));
  }

  private static JavaClasses classesOf(String module) {
    List<Path> folders =
        Stream.of("classes", "test-classes")
            .map(folder -> Path.of("..", module, "target", folder))
            .filter(Files::isDirectory)
            .toList();
    assertThat(folders).hasSize(2);
    return new ClassFileImporter().importPaths(folders);
  }
}
