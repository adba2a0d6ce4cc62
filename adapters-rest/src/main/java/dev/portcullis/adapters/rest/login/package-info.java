/** Routes for log-in and log-out. */
@NullMarked
package dev.portcullis.adapters.rest.login;

import org.jspecify.annotations.NullMarked;
