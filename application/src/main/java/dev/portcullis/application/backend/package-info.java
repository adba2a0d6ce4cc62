/** Backends: named pairs of how a token travels and how it is proved. */
@NullMarked
package dev.portcullis.application.backend;

import org.jspecify.annotations.NullMarked;
