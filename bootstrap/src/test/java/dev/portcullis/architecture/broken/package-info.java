/**
 * A miniature of the server in which classes break the rules of the architecture. Tests run each
 * rule on it; {@code Breakers} lists which class each rule catches.
 */
@NullMarked
package dev.portcullis.architecture.broken;

import org.jspecify.annotations.NullMarked;
