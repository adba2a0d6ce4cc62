/** Figures that the operating system tells of a process. */
@NullMarked
package dev.portcullis.benchmarks.server;

import org.jspecify.annotations.NullMarked;
