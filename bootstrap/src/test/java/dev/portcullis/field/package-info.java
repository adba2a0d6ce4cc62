/**
 * Tests with programs that the build doesn't bring, such as a browser. They have the tag {@code
 * field} and run in the Maven profile of the same name.
 */
@NullMarked
package dev.portcullis.field;

import org.jspecify.annotations.NullMarked;
