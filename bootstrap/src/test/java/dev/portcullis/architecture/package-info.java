/**
 * Tests of the architecture. {@link dev.portcullis.architecture.Rules} lists the rules; the package
 * {@code broken} has classes that break each of them.
 */
@NullMarked
package dev.portcullis.architecture;

import org.jspecify.annotations.NullMarked;
