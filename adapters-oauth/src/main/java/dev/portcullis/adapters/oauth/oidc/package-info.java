/** OpenID Connect: discovery, keys, and the validation of ID tokens. */
@NullMarked
package dev.portcullis.adapters.oauth.oidc;

import org.jspecify.annotations.NullMarked;
