/** Lists of denied passwords, and filters that stand for long lists. */
@NullMarked
package dev.portcullis.adapters.crypto.password.denied;

import org.jspecify.annotations.NullMarked;
