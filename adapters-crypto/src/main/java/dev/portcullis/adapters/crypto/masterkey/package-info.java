/** The master key, which encrypts secrets that the store must not read. */
@NullMarked
package dev.portcullis.adapters.crypto.masterkey;

import org.jspecify.annotations.NullMarked;
