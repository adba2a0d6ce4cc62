/** Closed-loop clients over real sockets, which check every answer. */
@NullMarked
package dev.portcullis.benchmarks.load;

import org.jspecify.annotations.NullMarked;
