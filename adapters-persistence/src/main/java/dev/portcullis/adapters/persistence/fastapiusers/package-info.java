/** Reader of a fastapi-users installation's database. */
@NullMarked
package dev.portcullis.adapters.persistence.fastapiusers;

import org.jspecify.annotations.NullMarked;
