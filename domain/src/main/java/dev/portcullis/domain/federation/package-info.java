/** Sign-in with external providers, and the provider accounts that are linked to users. */
@NullMarked
package dev.portcullis.domain.federation;

import org.jspecify.annotations.NullMarked;
