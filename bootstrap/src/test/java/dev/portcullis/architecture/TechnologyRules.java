package dev.portcullis.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Libraries that only one module may use. The bootstrap is held to these rules too. */
final class TechnologyRules {
  private TechnologyRules() {}

  static List<Rule> of(SourceTree tree) {
    return List.of(
        new Rule("only_the_rest_edge_uses_javalin", kept(tree, "io.javalin..", "adapters.rest..")),
        // The training run calls the server as a client.
        new Rule(
            "only_the_grpc_edge_the_stubs_and_the_training_run_use_grpc",
            kept(tree, "io.grpc..", "adapters.grpc..", "proto..", "bootstrap.training..")),
        new Rule("only_the_stores_use_jdbi", kept(tree, "org.jdbi..", "adapters.persistence..")),
        new Rule("only_the_stores_use_sql", kept(tree, "java.sql..", "adapters.persistence..")),
        new Rule(
            "only_the_stores_use_redis", kept(tree, "redis.clients..", "adapters.persistence..")),
        new Rule("only_mail_uses_smtp", kept(tree, "jakarta.mail..", "adapters.mail..")),
        new Rule("only_oauth_uses_oauth", kept(tree, "com.nimbusds.oauth2..", "adapters.oauth..")),
        new Rule(
            "only_oauth_uses_openid_connect",
            kept(tree, "com.nimbusds.openid..", "adapters.oauth..")));
  }

  private static ArchRule kept(SourceTree tree, String technology, String... owners) {
    return classes()
        .that(tree.everywhere())
        .and(not(tree.in(owners)))
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage(technology)));
  }
}
