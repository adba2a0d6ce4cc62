/** Backup of a store, and copying of one store into another. */
@NullMarked
package dev.portcullis.adapters.persistence.transfer;

import org.jspecify.annotations.NullMarked;
