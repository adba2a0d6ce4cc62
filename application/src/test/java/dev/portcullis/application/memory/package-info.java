/**
 * Out-ports that keep everything in memory, for tests: they pass the same contracts as the real
 * adapters do.
 */
@NullMarked
package dev.portcullis.application.memory;

import org.jspecify.annotations.NullMarked;
