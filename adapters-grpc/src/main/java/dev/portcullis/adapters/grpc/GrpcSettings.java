package dev.portcullis.adapters.grpc;

/**
 * Where the gRPC edge listens.
 *
 * @param port 0 takes any free one
 */
public record GrpcSettings(String host, int port) {}
