/**
 * In-memory implementations of the out-ports, for tests. They pass the same contracts as the real
 * adapters.
 */
@NullMarked
package dev.portcullis.application.memory;

import org.jspecify.annotations.NullMarked;
