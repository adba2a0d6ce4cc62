package dev.portcullis.adapters.grpc;

/**
 * One thing that is wrong with a request.
 *
 * @param field its name in the message
 * @param rule what a good value looks like, for people; never the value itself
 */
record FieldError(String field, String rule) {}
