/** Network addresses of clients, and of the proxies between them and the server. */
@NullMarked
package dev.portcullis.domain.network;

import org.jspecify.annotations.NullMarked;
