/** Benchmark of overload: more log-ins than a machine can hash. */
@NullMarked
package dev.portcullis.benchmarks.overload;

import org.jspecify.annotations.NullMarked;
