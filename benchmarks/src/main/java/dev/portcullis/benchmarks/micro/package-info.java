/** Micro-benchmarks of single parts, run by JMH in separate processes. */
@NullMarked
package dev.portcullis.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
