/** The master key, which encrypts what the store must not be able to read. */
@NullMarked
package dev.portcullis.adapters.crypto.masterkey;

import org.jspecify.annotations.NullMarked;
