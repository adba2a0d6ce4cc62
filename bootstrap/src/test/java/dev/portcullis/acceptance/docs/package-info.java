/** Checks of a server's answers against the description of the REST API. */
@NullMarked
package dev.portcullis.acceptance.docs;

import org.jspecify.annotations.NullMarked;
