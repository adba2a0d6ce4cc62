/** The gRPC edge: translates between messages and the use cases, and decides nothing else. */
@NullMarked
package dev.portcullis.adapters.grpc;

import org.jspecify.annotations.NullMarked;
