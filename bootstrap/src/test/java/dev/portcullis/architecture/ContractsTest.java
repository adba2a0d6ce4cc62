package dev.portcullis.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every out-port has a contract, and every module that implements the out-port tests the contract.
 */
final class ContractsTest {
  private static final String OUT_PORTS = "dev.portcullis.application.port.out.";
  private static final String CONTRACTS = "dev.portcullis.application.contract.";

  private static final String MAILER = "emaillink.Mailer";

  /** Out-ports without a contract, each with its reason. */
  private static final Map<String, String> WITHOUT_A_CONTRACT =
      Map.of(
          "audit.EventListener", "implemented by an application that embeds Portcullis",
          "federation.ProviderProblems", "a line in the log",
          "password.DeniedPasswords", "one adapter, with a test of its own",
          "operation.PublicKeys", "one adapter, with a test of its own",
          "operation.SigningKeyFactory", "one adapter, with a test of its own",
          "importing.UserSource", "one adapter, with a test of its own",
          "operation.StorageProvider", "opens a Storage, and its ports have contracts",
          "registration.UserSchema", "one adapter, with a test of its own");

  private static final List<String> MODULES =
      List.of(
          "application",
          "adapters-persistence",
          "adapters-crypto",
          "adapters-mail",
          "adapters-oauth",
          "adapters-schema");

  private static final Map<String, JavaClasses> CLASSES =
      MODULES.stream().collect(Collectors.toMap(module -> module, ContractsTest::classesOf));

  @Test
  void every_out_port_has_a_contract_or_a_reason_for_none() {
    assertThat(outPorts().filter(port -> !hasContract(port)))
        .containsExactlyInAnyOrderElementsOf(WITHOUT_A_CONTRACT.keySet());
  }

  @ParameterizedTest
  @MethodSource("outPortsWithAContract")
  void every_module_that_implements_an_out_port_passes_its_contract(String port) {
    for (String module : MODULES) {
      assertThat(tests(module, port) > 0)
          .as("%s is tested in %s", port, module)
          .isEqualTo(implementations(module, port) > 0);
    }
  }

  /** A second implementation shows that the port doesn't depend on the technology of the first. */
  @ParameterizedTest
  @MethodSource("outPortsWithAContract")
  void two_modules_implement_an_out_port(String port) {
    assertThat(MODULES.stream().filter(module -> implementations(module, port) > 0))
        .hasSizeGreaterThanOrEqualTo(port.equals(MAILER) ? 1 : 2);
  }

  /** All mailers are in one module, so the module has one contract test for each of them. */
  @Test
  void every_mailer_passes_its_contract() {
    long mailers = implementations("adapters-mail", MAILER);

    assertThat(mailers).isGreaterThanOrEqualTo(2);
    assertThat(tests("adapters-mail", MAILER)).isEqualTo(mailers);
  }

  static List<String> outPortsWithAContract() {
    return outPorts().filter(ContractsTest::hasContract).toList();
  }

  /** Names of the out-ports, without the common package: "login.Sessions". */
  private static Stream<String> outPorts() {
    return classes("application")
        .filter(type -> type.getName().startsWith(OUT_PORTS))
        .filter(type -> type.isInterface() && type.isTopLevelClass())
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .filter(type -> !type.reflect().isSealed())
        .map(type -> type.getName().substring(OUT_PORTS.length()));
  }

  private static boolean hasContract(String port) {
    return classes("application").anyMatch(type -> type.getName().equals(contractOf(port)));
  }

  private static String contractOf(String port) {
    return CONTRACTS + port + "Contract";
  }

  private static long tests(String module, String port) {
    return classes(module).filter(type -> plays(type, contractOf(port))).count();
  }

  private static long implementations(String module, String port) {
    return classes(module)
        .filter(ContractsTest::isAdapter)
        .filter(type -> plays(type, OUT_PORTS + port))
        .count();
  }

  /**
   * Counts shipped classes and the shared in-memory implementations; leaves out stand-ins of single
   * tests.
   */
  private static boolean isAdapter(JavaClass one) {
    boolean inMemory =
        one.getPackageName().equals("dev.portcullis.application.memory")
            && !one.getSimpleName().startsWith("Hooked");
    return inMemory
        || one.getSource().orElseThrow().getUri().toString().contains("/target/classes/");
  }

  private static boolean plays(JavaClass one, String role) {
    return !one.isInterface()
        && !one.getModifiers().contains(ABSTRACT)
        && one.getAllRawInterfaces().stream().anyMatch(is -> is.getName().equals(role));
  }

  private static Stream<JavaClass> classes(String module) {
    return Objects.requireNonNull(CLASSES.get(module)).stream();
  }

  private static JavaClasses classesOf(String module) {
    List<Path> folders =
        Stream.of("classes", "test-classes")
            .map(folder -> Path.of("..", module, "target", folder))
            .filter(Files::isDirectory)
            .toList();
    assertThat(folders).as("compiled classes of %s", module).hasSize(2);
    return new ClassFileImporter().importPaths(folders);
  }
}
