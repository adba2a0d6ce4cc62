/**
 * The part of libsodium that hashes passwords, called through Java's foreign-function interface.
 */
@NullMarked
package dev.portcullis.adapters.crypto.libsodium;

import org.jspecify.annotations.NullMarked;
