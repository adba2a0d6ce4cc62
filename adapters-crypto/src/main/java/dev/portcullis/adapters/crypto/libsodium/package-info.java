/** Binding to libsodium's password hashing through Java's foreign-function interface. */
@NullMarked
package dev.portcullis.adapters.crypto.libsodium;

import org.jspecify.annotations.NullMarked;
