/** What breaks around a server, on purpose: real processes, real sockets, real databases. */
@NullMarked
package dev.portcullis.faults;

import org.jspecify.annotations.NullMarked;
