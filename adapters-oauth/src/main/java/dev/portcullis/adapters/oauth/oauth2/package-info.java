/** Authorization code flow of OAuth 2 (RFC 6749), and providers that support only that. */
@NullMarked
package dev.portcullis.adapters.oauth.oauth2;

import org.jspecify.annotations.NullMarked;
