package dev.portcullis.application.port.out.password;

import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.network.ClientNetwork;
import dev.portcullis.domain.throttling.AttemptKey;
import java.util.Optional;

/**
 * Origin of a request for a hash. Hashes of one network, and those of one account, have a limited
 * share of the queue.
 *
 * @param network empty if the client has none, such as a loopback address
 * @param account the key of the account's e-mail address, or of the name that the client typed;
 *     empty if the request has none
 */
public record HashOrigin(Optional<ClientNetwork> network, Optional<AttemptKey> account) {
  /** Origin of hashes that no client waits for. */
  public static final HashOrigin UNKNOWN = new HashOrigin(Optional.empty(), Optional.empty());

  /** Returns the origin of a client's request that concerns no account yet. */
  public static HashOrigin of(ClientInfo client) {
    return new HashOrigin(ClientNetwork.of(client), Optional.empty());
  }

  /**
   * Returns the origin of a client's attempt to log in, whether or not there is such an account.
   */
  public static HashOrigin of(ClientInfo client, Username name) {
    return new HashOrigin(ClientNetwork.of(client), Optional.of(AttemptKey.logIn(name)));
  }

  /** Returns the origin of a client's request for the account with this address. */
  public static HashOrigin of(ClientInfo client, EmailAddress account) {
    return of(client, new Username(account.value()));
  }
}
