/** Adapter for external identity providers, by OAuth 2 and OpenID Connect. */
@NullMarked
package dev.portcullis.adapters.oauth;

import org.jspecify.annotations.NullMarked;
