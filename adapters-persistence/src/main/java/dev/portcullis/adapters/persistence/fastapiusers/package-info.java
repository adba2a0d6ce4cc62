/** Reads the database of a fastapi-users installation. */
@NullMarked
package dev.portcullis.adapters.persistence.fastapiusers;

import org.jspecify.annotations.NullMarked;
