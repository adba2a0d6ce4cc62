/** Tests of faults around a server, with real processes, sockets and databases. */
@NullMarked
package dev.portcullis.faults;

import org.jspecify.annotations.NullMarked;
