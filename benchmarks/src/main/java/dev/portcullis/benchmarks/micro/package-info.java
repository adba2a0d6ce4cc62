/** Micro-benchmarks: what the parts cost one by one, measured by JMH in processes of their own. */
@NullMarked
package dev.portcullis.benchmarks.micro;

import org.jspecify.annotations.NullMarked;

