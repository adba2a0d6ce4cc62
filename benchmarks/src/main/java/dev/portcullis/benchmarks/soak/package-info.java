/** Mixed work for a while, and what grows under it. */
@NullMarked
package dev.portcullis.benchmarks.soak;

import org.jspecify.annotations.NullMarked;

