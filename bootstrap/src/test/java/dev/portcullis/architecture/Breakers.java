package dev.portcullis.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Classes of the tree {@code broken} that break a rule. */
final class Breakers {
  /** A class, the rule that it breaks, and the violation that the report contains. */
  record Breaker(String rule, String type, String deed) {
    /**
     * Returns whether a line of the report is about this class. A line names the violating class
     * first.
     */
    boolean explains(String line) {
      Matcher subject = SUBJECT.matcher(line);
      return subject.find() && subject.group(1).equals(type) && line.contains(deed);
    }
  }

  private static final Pattern SUBJECT =
      Pattern.compile(Pattern.quote(SourceTree.BROKEN.root()) + "\\.([a-z.]*[A-Z]\\w*)");

  /** For each rule, the classes that break it and their violations. */
  private static final String TABLE =
      """
      the_domain_depends_only_on_the_jdk
        domain.account.UserThatLogs: org.slf4j.Logger
      the_application_depends_only_on_the_domain
        application.usecase.account.ServiceThatLogs: org.slf4j.Logger
      in_ports_depend_on_no_out_ports_and_no_services
        application.port.in.account.CommandWithAStore: port.out.account.Store
      out_ports_depend_on_no_in_ports_and_no_services
        application.port.out.login.OutPortThatAsksAUseCase: port.in.account.GetUser
      the_rest_edge_depends_on_in_ports_and_its_technology
        adapters.rest.account.HandlerThatReadsTheStore: port.out.account.Store
      the_grpc_edge_depends_on_in_ports_and_its_technology
        adapters.grpc.CallThatHoldsAService: usecase.login.PublicService
      the_stores_depend_on_out_ports_and_their_technology
        adapters.persistence.sql.StoreThatCallsAUseCase: port.in.account.GetUser
      cryptography_depends_on_out_ports_and_its_technology
        adapters.crypto.token.SignerThatCallsAUseCase: port.in.account.GetUser
      oauth_depends_on_out_ports_and_its_technology
        adapters.oauth.http.ProviderThatCallsAUseCase: port.in.account.GetUser
      schemas_depend_on_out_ports_and_their_technology
        adapters.schema.SchemaThatCallsAUseCase: port.in.account.GetUser
      mail_depends_on_out_ports_and_its_technology
        adapters.mail.MailerThatReadsTheConfiguration: bootstrap.configuration.Configuration
      only_the_bootstrap_depends_on_the_services
        adapters.grpc.CallThatHoldsAService: usecase.login.PublicService
      no_module_depends_on_the_bootstrap
        adapters.mail.MailerThatReadsTheConfiguration: bootstrap.configuration.Configuration
      only_the_rest_edge_uses_javalin
        bootstrap.StartThatKnowsEveryTechnology: io.javalin.Javalin
      only_the_grpc_edge_the_stubs_and_the_training_run_use_grpc
        bootstrap.StartThatKnowsEveryTechnology: io.grpc.Server
      only_the_stores_use_jdbi
        bootstrap.StartThatKnowsEveryTechnology: org.jdbi.v3.core.Jdbi
      only_the_stores_use_sql
        bootstrap.StartThatKnowsEveryTechnology: java.sql.Connection
      only_the_stores_use_redis
        bootstrap.StartThatKnowsEveryTechnology: redis.clients.jedis.Jedis
      only_mail_uses_smtp
        bootstrap.StartThatKnowsEveryTechnology: jakarta.mail.Session
      only_oauth_uses_oauth
        bootstrap.StartThatKnowsEveryTechnology: com.nimbusds.oauth2.sdk.TokenRequest
      only_oauth_uses_openid_connect
        bootstrap.StartThatKnowsEveryTechnology: com.nimbusds.openid.connect.sdk.claims.UserInfo
      time_comes_from_outside_the_hexagon
        domain.account.UserThatReadsTheClock: Instant.now()
        domain.account.UserThatReadsTheClock: InstantSource.system()
        domain.account.UserThatReadsTheClock: System.nanoTime()
      randomness_comes_from_outside_the_hexagon
        domain.account.UserThatDrawsAnId: UUID.randomUUID()
        domain.account.UserThatDrawsAnId: ThreadLocalRandom
        domain.account.UserThatDrawsAnId: SecureRandom
      in_ports_are_functional_interfaces_of_one_method
        application.port.in.login.UseCaseOfTwoMethods: exactly one abstract method
        application.port.in.login.UseCaseOfTwoMethods: @FunctionalInterface
        application.port.in.login.UseCaseWithoutAnnotation: @FunctionalInterface
        application.port.in.login.HiddenUseCase: PUBLIC
      services_are_package_private
        application.usecase.login.PublicService: a reason to be public
        application.usecase.audit.Hen: a reason to be public
        application.usecase.emaillink.Egg: a reason to be public
      a_feature_has_one_factory
        application.usecase.login.LogInService: exactly one public factory
        application.usecase.login.PublicService: exactly one public factory
        application.usecase.federation.SignInService: exactly one public factory
      services_use_only_listed_types_of_other_features
        application.usecase.account.ServiceWithAnUnlistedTie: usecase.login.PublicService
        application.usecase.audit.Hen: usecase.emaillink.Egg
        application.usecase.emaillink.Egg: usecase.audit.Hen
      only_listed_types_are_used_from_outside_adapters.rest
        bootstrap.StartThatClimbsEveryWall: adapters.rest.account.HandlerThatReadsTheStore
      only_listed_types_are_used_from_outside_adapters.grpc
        bootstrap.StartThatClimbsEveryWall: adapters.grpc.CallThatHoldsAService
      only_listed_types_are_used_from_outside_adapters.persistence
        bootstrap.StartThatClimbsEveryWall: adapters.persistence.sql.StoreThatCallsAUseCase
      only_listed_types_are_used_from_outside_adapters.crypto
        bootstrap.StartThatClimbsEveryWall: adapters.crypto.token.SignerThatCallsAUseCase
      only_listed_types_are_used_from_outside_adapters.mail
        bootstrap.StartThatClimbsEveryWall: adapters.mail.MailerThatReadsTheConfiguration
      only_listed_types_are_used_from_outside_adapters.oauth
        bootstrap.StartThatClimbsEveryWall: adapters.oauth.http.ProviderThatCallsAUseCase
      only_listed_types_are_used_from_outside_adapters.schema
        bootstrap.StartThatClimbsEveryWall: adapters.schema.SchemaThatCallsAUseCase
      only_factories_and_settings_are_used_from_outside_application.usecase
        bootstrap.StartThatClimbsEveryWall: usecase.login.PublicService
        adapters.grpc.CallThatHoldsAService: usecase.login.PublicService
      """;

  private static final List<Breaker> ALL = all();

  private Breakers() {}

  static List<Breaker> of(String rule) {
    return ALL.stream().filter(breaker -> breaker.rule().equals(rule)).toList();
  }

  static Set<String> rules() {
    return ALL.stream().map(Breaker::rule).collect(Collectors.toSet());
  }

  private static List<Breaker> all() {
    List<Breaker> all = new ArrayList<>();
    String rule = "";
    for (String line : TABLE.lines().toList()) {
      if (line.startsWith(" ")) {
        String[] breaker = line.strip().split(": ", 2);
        all.add(new Breaker(rule, breaker[0], breaker[1]));
      } else {
        rule = line;
      }
    }
    FeatureRules.DIVIDED.forEach(layer -> all.addAll(cycleIn(layer)));
    return all;
  }

  /** In each layer that is divided by feature, {@code Hen} and {@code Egg} depend on each other. */
  private static List<Breaker> cycleIn(String layer) {
    String hen = layer + ".audit.Hen";
    String egg = layer + ".emaillink.Egg";
    String cycles = "features_have_no_cycles_in_" + layer;
    return List.of(
        new Breaker(cycles, hen, egg),
        new Breaker(cycles, egg, hen),
        new Breaker("packages_have_no_cycles", hen, egg),
        new Breaker("packages_have_no_cycles", egg, hen));
  }
}
