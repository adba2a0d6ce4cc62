/** Tests of the adapter against scripted providers and against mock-oauth2-server. */
@NullMarked
package dev.portcullis.adapters.oauth;

import org.jspecify.annotations.NullMarked;
