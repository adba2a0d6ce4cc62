/** How hashing, tokens and keys behave, and what they refuse. */
@NullMarked
package dev.portcullis.adapters.crypto;

import org.jspecify.annotations.NullMarked;

