/** The OpenAPI description, its page, and health checks. */
@NullMarked
package dev.portcullis.adapters.rest.docs;

import org.jspecify.annotations.NullMarked;
