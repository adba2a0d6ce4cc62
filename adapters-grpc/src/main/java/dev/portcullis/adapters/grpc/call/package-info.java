/** Shared code of all calls: limits, time-outs, context, errors, and conversion of messages. */
@NullMarked
package dev.portcullis.adapters.grpc.call;

import org.jspecify.annotations.NullMarked;
