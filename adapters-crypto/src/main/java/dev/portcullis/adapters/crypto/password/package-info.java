/** Password hashing with argon2id, and verification of imported hashes. */
@NullMarked
package dev.portcullis.adapters.crypto.password;

import org.jspecify.annotations.NullMarked;
