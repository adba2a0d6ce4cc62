/** What nothing that does the same work could be faster than. */
@NullMarked
package dev.portcullis.benchmarks.ceiling;

import org.jspecify.annotations.NullMarked;

