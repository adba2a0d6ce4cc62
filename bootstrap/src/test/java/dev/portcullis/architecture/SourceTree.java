package dev.portcullis.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Stream;

/**
 * The packages below one root. A rule is written for any root, so that it holds the server to its
 * shape and is itself tested on a tree that breaks it.
 */
record SourceTree(String root) {
  static final SourceTree PORTCULLIS = new SourceTree("dev.portcullis");
  static final SourceTree BROKEN = new SourceTree("dev.portcullis.architecture.broken");

  /** A package or a pattern of ArchUnit's, below the root. */
  String at(String pattern) {
    return root + "." + pattern;
  }

  /** Types in any of these packages below the root. */
  DescribedPredicate<JavaClass> in(String... patterns) {
    return resideInAnyPackage(Stream.of(patterns).map(this::at).toArray(String[]::new));
  }

  /** Types in any package below the root. */
  DescribedPredicate<JavaClass> everywhere() {
    return resideInAnyPackage(root + "..");
  }

  /** The top-level type that holds {@code type}, without the name of its layer: "login.LogIn". */
  String nameFrom(String layer, JavaClass type) {
    String name = type.getName();
    int nested = name.indexOf('$');
    return (nested < 0 ? name : name.substring(0, nested)).substring(at(layer).length() + 1);
  }
}
