/** HTTP requests to providers, bounded in time and size. */
@NullMarked
package dev.portcullis.adapters.oauth.http;

import org.jspecify.annotations.NullMarked;
