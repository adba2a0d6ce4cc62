package dev.portcullis.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;

/** Shape of a use case: an interface with one method, and a service that only its feature uses. */
final class UseCaseRules {
  /** Public types of {@code usecase} that belong to no feature, each with its reason. */
  static final Map<String, String> SHARED_BY_ALL_FEATURES =
      Map.of(
          "Clock", "every feature that records events needs the time",
          "Transactions", "every feature that changes the store does so in a transaction",
          "EventRecorder", "every feature records what its transactions do",
          "OptimisticRetry", "every feature that replaces a user tries again on a lost race",
          "login.Backends", "the assembly joins each backend with its strategy");

  /** Public settings of a feature, which the configuration creates, each with its reason. */
  static final Map<String, String> SETTINGS =
      Map.of(
          "emaillink.OneTimeLifetimes", "the configuration says how long links are valid",
          "throttling.ThrottlingSettings", "the configuration says how many attempts may fail",
          "login.ReauthenticationSettings",
              "the configuration says which changes need more than a token",
          "federation.ProviderSettings", "the configuration names the providers",
          "federation.EmailTrust", "the configuration says which providers' addresses count",
          "federation.RedirectUris", "the configuration lists the redirect URIs");

  private UseCaseRules() {}

  static List<Rule> of(SourceTree tree) {
    return List.of(
        new Rule("in_ports_are_functional_interfaces_of_one_method", inPorts(tree)),
        new Rule("services_are_package_private", services(tree)),
        new Rule("a_feature_has_one_factory", factories(tree)));
  }

  /**
   * Excludes sealed interfaces, which are results, and nested interfaces, which belong to their use
   * case.
   */
  private static ArchRule inPorts(SourceTree tree) {
    return classes()
        .that(tree.in("application.port.in.."))
        .and(describe("are use cases", UseCaseRules::isUseCase))
        .should()
        .bePublic()
        .andShould()
        .beAnnotatedWith(FunctionalInterface.class)
        .andShould(
            ArchCondition.from(
                describe("have exactly one abstract method", UseCaseRules::hasOneMethod)));
  }

  private static boolean isUseCase(JavaClass type) {
    return type.isInterface()
        && type.isTopLevelClass()
        && !type.isAnnotation()
        && !type.getSimpleName().equals("package-info")
        && !type.reflect().isSealed();
  }

  private static boolean hasOneMethod(JavaClass type) {
    return type.getAllMethods().stream()
            .filter(method -> method.getModifiers().contains(JavaModifier.ABSTRACT))
            .count()
        == 1;
  }

  /**
   * Only a feature's factory, its settings and the types listed for other features may be public.
   */
  private static ArchRule services(SourceTree tree) {
    return classes()
        .that(tree.in("application.usecase.."))
        .and()
        .areTopLevelClasses()
        .and()
        .arePublic()
        .should(
            ArchCondition.from(
                describe("have a reason to be public", type -> mayBePublic(tree, type))));
  }

  private static boolean mayBePublic(SourceTree tree, JavaClass type) {
    String name = tree.nameFrom("application.usecase", type);
    return isFactory(type)
        || SETTINGS.containsKey(name)
        || SHARED_BY_ALL_FEATURES.containsKey(name)
        || FeatureRules.TIES.stream().anyMatch(tie -> tie.type().equals(name));
  }

  private static ArchRule factories(SourceTree tree) {
    DescribedPredicate<JavaClass> besideOneFactory =
        describe(
            "stand beside exactly one public factory",
            service ->
                service.getPackage().getClasses().stream().filter(UseCaseRules::isFactory).count()
                    == 1);
    return classes()
        .that(tree.in("application.usecase.*"))
        .and()
        .haveSimpleNameEndingWith("Service")
        .should(ArchCondition.from(besideOneFactory));
  }

  private static boolean isFactory(JavaClass type) {
    return type.isTopLevelClass()
        && type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getSimpleName().endsWith("Feature");
  }
}
