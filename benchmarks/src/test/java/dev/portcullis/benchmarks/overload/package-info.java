/** What counts as an answer to a log-in. */
@NullMarked
package dev.portcullis.benchmarks.overload;

import org.jspecify.annotations.NullMarked;

