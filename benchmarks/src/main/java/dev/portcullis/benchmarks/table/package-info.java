/** The table of {@code docs/performance.md}: rows, their measuring, and how they look. */
@NullMarked
package dev.portcullis.benchmarks.table;

import org.jspecify.annotations.NullMarked;

