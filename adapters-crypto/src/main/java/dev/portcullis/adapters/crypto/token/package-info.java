/** Token strategies (JWT and opaque) and the keys that sign tokens. */
@NullMarked
package dev.portcullis.adapters.crypto.token;

import org.jspecify.annotations.NullMarked;
