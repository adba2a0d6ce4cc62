/** The parts that join the others. */
@NullMarked
package dev.portcullis.bootstrap;

import org.jspecify.annotations.NullMarked;
