/**
 * A miniature of the server whose classes break the architecture rules. Each rule is tested on it;
 * {@code Breakers} lists the classes that each rule catches.
 */
@NullMarked
package dev.portcullis.architecture.broken;

import org.jspecify.annotations.NullMarked;
