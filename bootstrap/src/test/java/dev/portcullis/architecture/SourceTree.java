package dev.portcullis.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Stream;

/**
 * The packages below a root package. Each rule is written for any root: the server is checked with
 * one root, and the rule itself is tested with another, whose classes break it.
 */
record SourceTree(String root) {
  static final SourceTree PORTCULLIS = new SourceTree("dev.portcullis");
  static final SourceTree BROKEN = new SourceTree("dev.portcullis.architecture.broken");

  /** Returns a package, or an ArchUnit pattern, below the root. */
  String at(String pattern) {
    return root + "." + pattern;
  }

  /** Matches types in any of these packages below the root. */
  DescribedPredicate<JavaClass> in(String... patterns) {
    return resideInAnyPackage(Stream.of(patterns).map(this::at).toArray(String[]::new));
  }

  /** Matches types in any package below the root. */
  DescribedPredicate<JavaClass> everywhere() {
    return resideInAnyPackage(root + "..");
  }

  /**
   * Returns the top-level type that contains {@code type}, without the prefix of its layer:
   * "login.LogIn".
   */
  String nameFrom(String layer, JavaClass type) {
    String name = type.getName();
    int nested = name.indexOf('$');
    return (nested < 0 ? name : name.substring(0, nested)).substring(at(layer).length() + 1);
  }
}
