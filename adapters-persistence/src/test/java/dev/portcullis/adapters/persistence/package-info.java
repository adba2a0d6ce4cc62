/** Both databases under the contract kit, and what only an SQL adapter can get wrong. */
@NullMarked
package dev.portcullis.adapters.persistence;

import org.jspecify.annotations.NullMarked;
