package dev.portcullis.architecture;

import java.util.List;
import java.util.stream.Stream;

/**
 * All architecture rules, in one class for each topic:
 *
 * <ul>
 *   <li>{@link LayerRules}: dependencies between modules
 *   <li>{@link TechnologyRules}: libraries of each module
 *   <li>{@link PurityRules}: sources of time and randomness
 *   <li>{@link UseCaseRules}: shape of a use case
 *   <li>{@link FeatureRules}: dependencies between features
 *   <li>{@link WallRules}: entry types of each module
 * </ul>
 */
final class Rules {
  private Rules() {}

  static List<Rule> of(SourceTree tree) {
    return Stream.of(
            LayerRules.of(tree),
            TechnologyRules.of(tree),
            PurityRules.of(tree),
            UseCaseRules.of(tree),
            FeatureRules.of(tree),
            WallRules.of(tree))
        .flatMap(List::stream)
        .toList();
  }
}
