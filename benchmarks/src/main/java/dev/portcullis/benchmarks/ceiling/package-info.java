/** Bare servers: the protocols without authentication. Portcullis is measured beside them. */
@NullMarked
package dev.portcullis.benchmarks.ceiling;

import org.jspecify.annotations.NullMarked;
