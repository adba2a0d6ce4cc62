package dev.portcullis.adapters.grpc;

import dev.portcullis.domain.network.TrustedProxies;

/**
 * Operator's settings of the gRPC edge.
 *
 * @param port the port; 0 means any free port
 * @param proxies the reverse proxies that tell the addresses of clients
 */
public record GrpcSettings(String host, int port, TrustedProxies proxies) {}
