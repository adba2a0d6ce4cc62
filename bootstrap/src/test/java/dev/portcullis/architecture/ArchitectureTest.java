package dev.portcullis.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;

/**
 * Who may know whom. The rules are allow-lists: what is not named is forbidden. A rule that matches
 * no class fails by itself (ArchUnit's {@code failOnEmptyShould}), so none can prove nothing.
 */
@AnalyzeClasses(packages = "dev.portcullis", importOptions = ArchitectureTest.MainClasses.class)
final class ArchitectureTest {
  private static final String DOMAIN = "dev.portcullis.domain..";
  private static final String APPLICATION = "dev.portcullis.application..";
  private static final String REST = "dev.portcullis.adapters.rest..";
  private static final String GRPC = "dev.portcullis.adapters.grpc..";
  private static final String PERSISTENCE = "dev.portcullis.adapters.persistence..";
  private static final String CRYPTO = "dev.portcullis.adapters.crypto..";
  private static final String MAIL = "dev.portcullis.adapters.mail..";
  private static final String OAUTH = "dev.portcullis.adapters.oauth..";
  private static final String SCHEMA = "dev.portcullis.adapters.schema..";
  private static final String PROTO = "dev.portcullis.proto..";
  private static final String BOOTSTRAP = "dev.portcullis.bootstrap..";
  private static final String REHEARSAL = "dev.portcullis.bootstrap.rehearsal..";
  private static final String[] HEXAGON = {DOMAIN, APPLICATION};

  @ArchTest
  static final ArchRule the_domain_knows_only_the_jdk =
      classes()
          .that()
          .resideInAPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(DOMAIN, "java..", "org.jspecify.."));

  @ArchTest
  static final ArchRule the_application_knows_only_the_domain =
      classes()
          .that()
          .resideInAPackage(APPLICATION)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(APPLICATION, DOMAIN, "java..", "org.jspecify.."));

  @ArchTest
  static final ArchRule the_rest_edge_knows_only_ports_and_its_technology =
      allowing(
          REST,
          "io.javalin..",
          "jakarta.servlet..",
          "org.eclipse.jetty..",
          "com.fasterxml.jackson..",
          "com.samskivert.mustache..",
          "kotlin..",
          "org.slf4j..");

  @ArchTest
  static final ArchRule the_grpc_edge_knows_only_ports_and_its_technology =
      allowing(
          GRPC, PROTO, "io.grpc..", "com.google.protobuf..", "com.google.rpc..", "org.slf4j..");

  @ArchTest
  static final ArchRule the_stores_know_only_ports_and_their_technology =
      allowing(
          PERSISTENCE,
          "org.jdbi..",
          "javax.sql..",
          "com.zaxxer.hikari..",
          "com.fasterxml.jackson..",
          "org.flywaydb..",
          "org.sqlite..",
          "org.postgresql..",
          "redis.clients.jedis..",
          "org.slf4j..");

  @ArchTest
  static final ArchRule cryptography_knows_only_ports_and_its_technology =
      allowing(
          CRYPTO,
          "de.mkammerer..",
          "com.nimbusds..",
          "com.google.crypto..",
          "com.github.benmanes.caffeine..",
          "javax.crypto..",
          "org.springframework.security.crypto.bcrypt..",
          "org.bouncycastle.crypto.generators..",
          "org.slf4j..");

  @ArchTest
  static final ArchRule mail_knows_only_ports_and_its_technology =
      allowing(
          MAIL,
          "com.samskivert.mustache..",
          "jakarta.mail..",
          "javax.net.ssl..",
          "org.eclipse.angus.mail..",
          "org.simplejavamail..",
          "org.slf4j..");

  @ArchTest static final ArchRule only_mail_knows_smtp = keptTo("jakarta.mail..", MAIL);

  @ArchTest
  static final ArchRule oauth_knows_only_ports_and_its_technology =
      allowing(OAUTH, "com.nimbusds..");

  @ArchTest static final ArchRule only_oauth_knows_oauth = keptTo("com.nimbusds.oauth2..", OAUTH);

  @ArchTest
  static final ArchRule only_oauth_knows_openid_connect = keptTo("com.nimbusds.openid..", OAUTH);

  @ArchTest
  static final ArchRule schemas_know_only_ports_and_their_technology =
      allowing(SCHEMA, "com.networknt..", "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule adapters_know_no_services =
      noClasses()
          .that()
          .resideInAPackage("dev.portcullis.adapters..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.portcullis.application.usecase..");

  @ArchTest static final ArchRule only_the_rest_edge_knows_javalin = keptTo("io.javalin..", REST);

  /** The rehearsal is a client. */
  @ArchTest
  static final ArchRule only_the_grpc_edge_the_stubs_and_the_rehearsal_know_grpc =
      keptTo("io.grpc..", GRPC, PROTO, REHEARSAL);

  @ArchTest static final ArchRule only_the_stores_know_jdbi = keptTo("org.jdbi..", PERSISTENCE);

  @ArchTest static final ArchRule only_the_stores_know_sql = keptTo("java.sql..", PERSISTENCE);

  @ArchTest
  static final ArchRule only_the_stores_know_redis = keptTo("redis.clients..", PERSISTENCE);

  @ArchTest
  static final ArchRule ports_know_no_services =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.portcullis.application.port..",
              "dev.portcullis.application.backend..",
              "dev.portcullis.application.provider..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.portcullis.application.usecase..");

  @ArchTest
  static final ArchRule time_comes_from_outside_the_hexagon =
      noClasses()
          .that()
          .resideInAnyPackage(HEXAGON)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule randomness_comes_from_outside_the_hexagon =
      noClasses()
          .that()
          .resideInAnyPackage(HEXAGON)
          .should()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.security\\.SecureRandom|java\\.util\\.Random");

  @ArchTest
  static final ArchRule in_ports_are_interfaces_of_one_method =
      classes()
          .that()
          .resideInAPackage("dev.portcullis.application.port.in")
          .and()
          .areAnnotatedWith(FunctionalInterface.class)
          .should()
          .beInterfaces()
          .andShould()
          .bePublic();

  @ArchTest
  static final ArchRule packages_have_no_cycles =
      slices().matching("dev.portcullis.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nobody_depends_on_the_bootstrap =
      noClasses()
          .that()
          .resideOutsideOfPackage(BOOTSTRAP)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BOOTSTRAP);

  /** An adapter: itself, the ports, the domain, the JDK, and the packages that it is made with. */
  private static ArchRule allowing(String adapter, String... technology) {
    DescribedPredicate<JavaClass> allowed =
        resideInAnyPackage(
                adapter,
                DOMAIN,
                "dev.portcullis.application.port..",
                "dev.portcullis.application.backend..",
                "dev.portcullis.application.provider..",
                "java..",
                "org.jspecify..")
            .or(resideInAnyPackage(technology));
    return classes().that().resideInAPackage(adapter).should().onlyDependOnClassesThat(allowed);
  }

  private static ArchRule keptTo(String technology, String... owners) {
    return classes()
        .that()
        .resideInAPackage("dev.portcullis..")
        .and(not(resideInAnyPackage(owners)))
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage(technology)));
  }

  /** What is shipped: no test's class, and none of the contract kit's jar. */
  static final class MainClasses implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
  }
}
