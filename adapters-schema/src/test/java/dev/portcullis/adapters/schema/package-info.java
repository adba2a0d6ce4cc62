@NullMarked
package dev.portcullis.adapters.schema;

import org.jspecify.annotations.NullMarked;
