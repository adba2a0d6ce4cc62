/** Random identifiers and secrets. */
@NullMarked
package dev.portcullis.adapters.crypto.random;

import org.jspecify.annotations.NullMarked;
