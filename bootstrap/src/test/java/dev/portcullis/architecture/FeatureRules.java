package dev.portcullis.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;

/** Allowed dependencies between features. */
final class FeatureRules {
  /** Packages that are divided by feature or, in adapters, by concern. */
  static final List<String> DIVIDED =
      List.of(
          "domain",
          "application.port.in",
          "application.port.out",
          "application.usecase",
          "adapters.rest",
          "adapters.persistence",
          "adapters.crypto",
          "adapters.oauth");

  /**
   * Allowed uses of one feature's services by another feature. Before you add a tie, consider an
   * in-port instead. A tie needs a reason.
   */
  static final List<Tie> TIES =
      List.of(
          new Tie("account", "login.AccessCheck", "a change needs the right while it is made"),
          new Tie("account", "login.AdministratorAccess", "a superuser may lose the right"),
          new Tie("account", "login.LogInFeature", "it builds both checks of access"),
          new Tie("account", "login.SessionLiveness", "a user's change needs an open session"),
          new Tie("account", "password.PasswordCreation", "a user may change the password"),
          new Tie("emaillink", "password.PasswordCreation", "a reset sets a password"),
          new Tie("emaillink", "throttling.AttemptLimits", "strangers request mails"),
          new Tie("federation", "login.LogInFeature", "sign-in with a provider is a log-in"),
          new Tie("federation", "login.LogInSequence", "every log-in ends in one sequence"),
          new Tie("federation", "login.FirstProof", "a provider's assertion is a first proof"),
          new Tie("federation", "login.SessionLiveness", "linking needs an open session"),
          new Tie("federation", "registration.AccountCreation", "a first sign-in opens an account"),
          new Tie("importing", "federation.ProviderTokens", "imported links have encrypted tokens"),
          new Tie("login", "throttling.AttemptLimits", "strangers guess passwords"),
          new Tie("login", "throttling.Attempt", "a wrong password is a failed attempt"),
          new Tie("operation", "federation.ProviderTokens", "a new master key encrypts them anew"),
          new Tie("registration", "login.AccessCheck", "a superuser creates users"),
          new Tie("registration", "login.AdministratorAccess", "a superuser may lose the right"),
          new Tie("registration", "password.PasswordCreation", "a new account has a password"),
          new Tie("registration", "throttling.AttemptLimits", "strangers register"));

  /**
   * Permission for services of {@code feature} to use {@code type}, a top-level type of another
   * feature.
   */
  record Tie(String feature, String type, String reason) {
    boolean isOf(SourceTree tree, Dependency use) {
      return feature.equals(featureOf(tree, use.getOriginClass()))
          && type.equals(
              tree.nameFrom("application.usecase", use.getTargetClass().getBaseComponentType()));
    }
  }

  private FeatureRules() {}

  static List<Rule> of(SourceTree tree) {
    List<Rule> rules = new ArrayList<>();
    for (String layer : DIVIDED) {
      rules.add(new Rule("features_have_no_cycles_in_" + layer, noCyclesIn(tree, layer)));
    }
    rules.add(new Rule("packages_have_no_cycles", noCyclesOfPackages(tree)));
    rules.add(new Rule("services_use_only_listed_types_of_other_features", listedTies(tree)));
    return rules;
  }

  private static ArchRule noCyclesIn(SourceTree tree, String layer) {
    return slices().matching(tree.at(layer + ".(*)..")).should().beFreeOfCycles();
  }

  private static ArchRule noCyclesOfPackages(SourceTree tree) {
    return slices().matching(tree.at("(**)")).should().beFreeOfCycles();
  }

  private static ArchRule listedTies(SourceTree tree) {
    return classes()
        .that(tree.in("application.usecase.*.."))
        .should(
            new ArchCondition<>("use only listed types of other features") {
              @Override
              public void check(JavaClass service, ConditionEvents events) {
                service.getDirectDependenciesFromSelf().stream()
                    .filter(use -> crossesFeatures(tree, use))
                    .filter(use -> TIES.stream().noneMatch(tie -> tie.isOf(tree, use)))
                    .forEach(
                        use ->
                            events.add(SimpleConditionEvent.violated(use, use.getDescription())));
              }
            });
  }

  /** Returns whether a service uses a type from the services of another feature. */
  static boolean crossesFeatures(SourceTree tree, Dependency use) {
    DescribedPredicate<JavaClass> ofFeature = tree.in("application.usecase.*..");
    return ofFeature.test(use.getOriginClass())
        && ofFeature.test(use.getTargetClass().getBaseComponentType())
        && !featureOf(tree, use.getOriginClass())
            .equals(featureOf(tree, use.getTargetClass().getBaseComponentType()));
  }

  private static String featureOf(SourceTree tree, JavaClass service) {
    String name = tree.nameFrom("application.usecase", service);
    return name.substring(0, name.indexOf('.'));
  }
}
