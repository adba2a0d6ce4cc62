/** Sessions in Redis. */
@NullMarked
package dev.portcullis.adapters.persistence.redis;

import org.jspecify.annotations.NullMarked;
