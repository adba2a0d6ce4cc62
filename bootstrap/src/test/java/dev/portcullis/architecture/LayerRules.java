package dev.portcullis.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * Allowed dependencies of each module. These are allow-lists: a dependency that isn't listed is
 * forbidden.
 */
final class LayerRules {
  private static final String[] JDK = {"java..", "org.jspecify.."};

  private final SourceTree tree;

  private LayerRules(SourceTree tree) {
    this.tree = tree;
  }

  static List<Rule> of(SourceTree tree) {
    LayerRules rules = new LayerRules(tree);
    return List.of(
        new Rule("the_domain_depends_only_on_the_jdk", rules.allow("domain..")),
        new Rule(
            "the_application_depends_only_on_the_domain", rules.allow("application..", "domain..")),
        new Rule(
            "in_ports_depend_on_no_out_ports_and_no_services",
            rules.allow("application.port.in..", "application.failure..", "domain..")),
        new Rule(
            "out_ports_depend_on_no_in_ports_and_no_services",
            rules.allow("application.port.out..", "application.failure..", "domain..")),
        new Rule(
            "the_rest_edge_depends_on_in_ports_and_its_technology",
            rules.driving(
                "adapters.rest..",
                "io.javalin..",
                "jakarta.servlet..",
                "org.eclipse.jetty..",
                "com.fasterxml.jackson..",
                "com.samskivert.mustache..",
                "org.slf4j..")),
        new Rule(
            "the_grpc_edge_depends_on_in_ports_and_its_technology",
            rules.driving(
                "adapters.grpc..",
                tree.at("proto.."),
                "io.grpc..",
                "com.google.protobuf..",
                "com.google.rpc..",
                "org.slf4j..")),
        new Rule(
            "the_stores_depend_on_out_ports_and_their_technology",
            rules.driven(
                "adapters.persistence..",
                "org.jdbi..",
                "javax.sql..",
                "com.zaxxer.hikari..",
                "com.fasterxml.jackson..",
                "org.flywaydb..",
                "org.sqlite..",
                "org.postgresql..",
                "redis.clients.jedis..",
                "org.apache.commons.pool2..",
                "org.slf4j..")),
        new Rule(
            "cryptography_depends_on_out_ports_and_its_technology",
            rules.driven(
                "adapters.crypto..",
                "de.mkammerer..",
                "com.nimbusds..",
                "com.github.benmanes.caffeine..",
                "javax.crypto..",
                "org.springframework.security.crypto.bcrypt..",
                "org.bouncycastle.crypto.generators..",
                "org.slf4j..")),
        new Rule(
            "mail_depends_on_out_ports_and_its_technology",
            rules.driven(
                "adapters.mail..",
                "com.samskivert.mustache..",
                "jakarta.mail..",
                "javax.net..",
                "org.eclipse.angus.mail..",
                "org.simplejavamail..",
                "org.slf4j..")),
        new Rule(
            "oauth_depends_on_out_ports_and_its_technology",
            rules.driven("adapters.oauth..", "com.nimbusds..")),
        new Rule(
            "schemas_depend_on_out_ports_and_their_technology",
            rules.driven("adapters.schema..", "com.networknt..", "com.fasterxml.jackson..")),
        new Rule(
            "only_the_bootstrap_depends_on_the_services", rules.onlyTheBootstrapKnowsServices()),
        new Rule("no_module_depends_on_the_bootstrap", rules.noModuleKnowsTheBootstrap()));
  }

  /** Rule of a driving adapter, which calls in-ports. */
  private ArchRule driving(String adapter, String... technology) {
    return adapter(adapter, "application.port.in..", technology);
  }

  /** Rule of a driven adapter, which implements out-ports. */
  private ArchRule driven(String adapter, String... technology) {
    return adapter(adapter, "application.port.out..", technology);
  }

  private ArchRule adapter(String adapter, String ports, String... technology) {
    return classes()
        .that(tree.in(adapter))
        .should()
        .onlyDependOnClassesThat(
            tree.in(adapter, ports, "application.failure..", "domain..")
                .or(resideInAnyPackage(JDK))
                .or(resideInAnyPackage(technology)));
  }

  /** Types in {@code who} may depend on each other, on {@code others} and on the JDK. */
  private ArchRule allow(String who, String... others) {
    return classes()
        .that(tree.in(who))
        .should()
        .onlyDependOnClassesThat(tree.in(who).or(tree.in(others)).or(resideInAnyPackage(JDK)));
  }

  private ArchRule onlyTheBootstrapKnowsServices() {
    return classes()
        .that(tree.everywhere())
        .and(not(tree.in("application", "application.usecase..", "bootstrap..")))
        .should()
        .onlyDependOnClassesThat(not(tree.in("application.usecase..")));
  }

  private ArchRule noModuleKnowsTheBootstrap() {
    return classes()
        .that(tree.everywhere())
        .and(not(tree.in("bootstrap..")))
        .should()
        .onlyDependOnClassesThat(not(tree.in("bootstrap..")));
  }
}
