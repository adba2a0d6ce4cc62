/** Custom user fields, defined by a JSON Schema. */
@NullMarked
package dev.portcullis.adapters.schema;

import org.jspecify.annotations.NullMarked;
