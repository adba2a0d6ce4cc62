/**
 * What every call passes through: limits, time-outs, context, errors, and translation of messages.
 */
@NullMarked
package dev.portcullis.adapters.grpc.call;

import org.jspecify.annotations.NullMarked;
