/** The installation's own user fields, by its JSON Schema. */
@NullMarked
package dev.portcullis.adapters.schema;

import org.jspecify.annotations.NullMarked;
