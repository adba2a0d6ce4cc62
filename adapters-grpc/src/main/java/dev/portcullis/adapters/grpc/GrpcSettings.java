package dev.portcullis.adapters.grpc;

/**
 * Operator's settings of the gRPC edge.
 *
 * @param port the port; 0 means any free port
 */
public record GrpcSettings(String host, int port) {}
