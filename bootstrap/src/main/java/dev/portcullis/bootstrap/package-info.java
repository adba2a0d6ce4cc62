/** Composition root: connects the modules to a running server. */
@NullMarked
package dev.portcullis.bootstrap;

import org.jspecify.annotations.NullMarked;
