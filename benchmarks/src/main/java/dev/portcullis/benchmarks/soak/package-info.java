/** Soak test: a mixed load, and the values that must not grow under it. */
@NullMarked
package dev.portcullis.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
