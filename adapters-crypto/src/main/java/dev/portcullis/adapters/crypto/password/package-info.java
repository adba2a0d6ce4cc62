/** Password hashing by argon2id, and checking of the hashes that other software made. */
@NullMarked
package dev.portcullis.adapters.crypto.password;

import org.jspecify.annotations.NullMarked;
