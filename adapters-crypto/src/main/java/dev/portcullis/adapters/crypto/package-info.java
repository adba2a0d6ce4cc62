/** Password hashing, tokens and the keys that sign them. */
@NullMarked
package dev.portcullis.adapters.crypto;

import org.jspecify.annotations.NullMarked;
