/** Accounts at other providers that users sign in with. */
@NullMarked
package dev.portcullis.domain.oauth;

import org.jspecify.annotations.NullMarked;
