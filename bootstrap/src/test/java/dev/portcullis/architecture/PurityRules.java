package dev.portcullis.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Time and randomness enter the hexagon as arguments or through out-ports, so that tests can choose
 * them.
 */
final class PurityRules {
  private PurityRules() {}

  static List<Rule> of(SourceTree tree) {
    return List.of(
        new Rule("time_comes_from_outside_the_hexagon", noClockIn(tree)),
        new Rule("randomness_comes_from_outside_the_hexagon", noRandomnessIn(tree)));
  }

  private static ArchRule noClockIn(SourceTree tree) {
    return noClasses()
        .that(tree.in("domain..", "application.."))
        .should()
        .callMethodWhere(
            describe(
                "the system clock is read",
                call -> readsClock(call.getTargetOwner(), call.getName())));
  }

  private static boolean readsClock(JavaClass owner, String method) {
    if (owner.isEquivalentTo(System.class)) {
      return method.equals("currentTimeMillis") || method.equals("nanoTime");
    }
    boolean source = owner.isAssignableTo(Clock.class) || owner.isEquivalentTo(InstantSource.class);
    return source
        ? method.startsWith("system") || method.startsWith("tick")
        : method.equals("now") && owner.getPackageName().startsWith("java.time");
  }

  private static ArchRule noRandomnessIn(SourceTree tree) {
    return noClasses()
        .that(tree.in("domain..", "application.."))
        .should()
        .callMethodWhere(
            describe(
                "a random value is drawn",
                call -> drawsRandomness(call.getTargetOwner(), call.getName())))
        .orShould()
        .dependOnClassesThat(
            describe("are random generators", type -> type.isAssignableTo(RandomGenerator.class)));
  }

  private static boolean drawsRandomness(JavaClass owner, String method) {
    return (owner.isEquivalentTo(UUID.class) && method.equals("randomUUID"))
        || (owner.isEquivalentTo(Math.class) && method.equals("random"));
  }
}
