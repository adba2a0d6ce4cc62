/** The description of the REST API, compared with the answers of a server. */
@NullMarked
package dev.portcullis.acceptance.docs;

import org.jspecify.annotations.NullMarked;
