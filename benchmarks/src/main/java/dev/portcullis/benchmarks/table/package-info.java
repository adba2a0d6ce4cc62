/** The table of {@code docs/performance.md}: its rows, measurements and output. */
@NullMarked
package dev.portcullis.benchmarks.table;

import org.jspecify.annotations.NullMarked;
