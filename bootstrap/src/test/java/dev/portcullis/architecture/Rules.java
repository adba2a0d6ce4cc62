package dev.portcullis.architecture;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every rule of the architecture, a class for each question:
 *
 * <ul>
 *   <li>{@link LayerRules}: which module may know which?
 *   <li>{@link TechnologyRules}: which module may know which library?
 *   <li>{@link PurityRules}: where do time and randomness come from?
 *   <li>{@link UseCaseRules}: what does a use case look like?
 *   <li>{@link FeatureRules}: which feature may know which?
 *   <li>{@link WallRules}: what may be used from outside a module?
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
