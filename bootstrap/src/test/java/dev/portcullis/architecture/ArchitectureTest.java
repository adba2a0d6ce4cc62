package dev.portcullis.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.portcullis.architecture.Breakers.Breaker;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The code follows each of the {@link Rules}. Each rule catches exactly the classes of the tree
 * {@code broken} that break it.
 */
final class ArchitectureTest {
  private static final JavaClasses SHIPPED = ShippedClasses.load();
  private static final JavaClasses BROKEN =
      new ClassFileImporter().importPackages(SourceTree.BROKEN.root());

  @ParameterizedTest
  @MethodSource("rules")
  void the_code_follows(Rule rule) {
    rule.check().check(SHIPPED);
  }

  static List<Rule> rules() {
    return Rules.of(SourceTree.PORTCULLIS);
  }

  @ParameterizedTest
  @MethodSource("rulesForTheBrokenTree")
  void exactly_the_listed_classes_are_caught_by(Rule rule) {
    List<String> report =
        rule.check().evaluate(BROKEN).getFailureReport().getDetails().stream()
            .flatMap(String::lines)
            .filter(line -> line.contains(SourceTree.BROKEN.root()))
            .toList();

    List<Breaker> breakers = Breakers.of(rule.name());
    assertThat(report)
        .allSatisfy(line -> assertThat(breakers).anyMatch(breaker -> breaker.explains(line)));
    assertThat(breakers).allSatisfy(breaker -> assertThat(report).anyMatch(breaker::explains));
  }

  static List<Rule> rulesForTheBrokenTree() {
    return Rules.of(SourceTree.BROKEN);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_rule_that_matches_no_class_fails(Rule rule) {
    JavaClasses none = new ClassFileImporter().importClasses();

    assertThatThrownBy(() -> rule.check().check(none))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("failed to check any classes");
  }

  @Test
  void every_rule_has_a_listed_class_that_breaks_it() {
    assertThat(Breakers.rules()).containsExactlyInAnyOrderElementsOf(names(rules()));
    assertThat(names(rules())).doesNotHaveDuplicates();
  }

  @Test
  void every_listed_entry_type_exists() {
    Stream<String> entries =
        WallRules.WALLS.stream()
            .flatMap(wall -> wall.entries().stream().map(type -> wall.module() + "." + type));

    assertThat(entries.filter(type -> !exists(type))).isEmpty();
  }

  @Test
  void every_listed_tie_between_features_is_used() {
    List<Dependency> uses =
        SHIPPED.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(use -> FeatureRules.crossesFeatures(SourceTree.PORTCULLIS, use))
            .toList();

    assertThat(FeatureRules.TIES)
        .allSatisfy(tie -> assertThat(uses).anyMatch(use -> tie.isOf(SourceTree.PORTCULLIS, use)));
  }

  @Test
  void every_type_that_is_listed_as_public_exists() {
    assertThat(
            Stream.of(UseCaseRules.SHARED_BY_ALL_FEATURES, UseCaseRules.SETTINGS)
                .flatMap(types -> types.keySet().stream()))
        .allMatch(type -> exists("application.usecase." + type));
  }

  private static boolean exists(String type) {
    return SHIPPED.contain(SourceTree.PORTCULLIS.at(type));
  }

  private static List<String> names(List<Rule> rules) {
    return rules.stream().map(Rule::name).toList();
  }
}
