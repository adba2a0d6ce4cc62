/** The HTTP server below the routes: sockets, time-outs, its own errors, the log. */
@NullMarked
package dev.portcullis.adapters.rest.server;

import org.jspecify.annotations.NullMarked;
