/** Tests of the answers that count as accepted or refused log-ins. */
@NullMarked
package dev.portcullis.benchmarks.overload;

import org.jspecify.annotations.NullMarked;
