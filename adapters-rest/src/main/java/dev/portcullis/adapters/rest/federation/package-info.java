/** Routes for sign-in with other providers and for linked accounts. */
@NullMarked
package dev.portcullis.adapters.rest.federation;

import org.jspecify.annotations.NullMarked;
