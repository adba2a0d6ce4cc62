/** Servers in separate processes, with their data. */
@NullMarked
package dev.portcullis.benchmarks.server;

import org.jspecify.annotations.NullMarked;
