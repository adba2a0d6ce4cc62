/**
 * The gRPC edge: translates between messages and the use cases, and contains no other decisions.
 */
@NullMarked
package dev.portcullis.adapters.grpc;

import org.jspecify.annotations.NullMarked;
