/** Ceilings: bare servers and hashes whose speed Portcullis can't exceed. */
@NullMarked
package dev.portcullis.benchmarks.ceiling;

import org.jspecify.annotations.NullMarked;
