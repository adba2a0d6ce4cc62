/** Providers: where else people can be known, and what that is worth here. */
@NullMarked
package dev.portcullis.application.provider;

import org.jspecify.annotations.NullMarked;
