/** Scripted identity providers. They work unless a test makes them fail. */
@NullMarked
package dev.portcullis.adapters.oauth.testing;

import org.jspecify.annotations.NullMarked;
