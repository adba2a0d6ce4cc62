/** Sign-in with other providers, through both protocols. */
@NullMarked
package dev.portcullis.acceptance.federation;

import org.jspecify.annotations.NullMarked;
