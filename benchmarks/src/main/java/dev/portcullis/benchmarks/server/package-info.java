/** Servers in processes of their own, and what they work on. */
@NullMarked
package dev.portcullis.benchmarks.server;

import org.jspecify.annotations.NullMarked;

