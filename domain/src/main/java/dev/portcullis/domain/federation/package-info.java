/** Sign-in with other providers, and the accounts there that are linked to users. */
@NullMarked
package dev.portcullis.domain.federation;

import org.jspecify.annotations.NullMarked;
