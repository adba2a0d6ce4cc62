/** One-time tokens: what proves, once, that somebody reads the mail of an address. */
@NullMarked
package dev.portcullis.domain.onetime;

import org.jspecify.annotations.NullMarked;
