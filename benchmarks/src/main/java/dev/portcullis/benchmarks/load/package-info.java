/** Clients that ask in a closed loop, over real sockets, and check every answer. */
@NullMarked
package dev.portcullis.benchmarks.load;

import org.jspecify.annotations.NullMarked;

