package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.application.usecase.login.Backend;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A server elsewhere that people can sign in with.
 *
 * @param name what clients call it, as in {@code /auth/{name}/authorize}
 * @param backend what a log-in through it opens a session of
 * @param trust what its word is worth
 * @param places where it may send browsers
 */
public record Provider(
    String name, IdentityProvider identityProvider, Backend backend, Trust trust, Places places) {

  /**
   * What the provider's word is worth here.
   *
   * @param associateByEmail whether somebody whose e-mail address the provider has verified is the
   *     user with that address
   * @param verifiedByDefault whether the address of a new user counts as verified
   */
  public record Trust(boolean associateByEmail, boolean verifiedByDefault) {}

  /**
   * The redirect URIs that are registered with the provider, each to be taken exactly as it is (RFC
   * 9700, section 2.1), and where the flow ends.
   *
   * @param logIn where the provider sends a browser back to that logs in
   * @param association where it sends one back to whose user links an account
   * @param others further ones that clients may ask for, such as those of native apps (RFC 8252)
   * @param end where the browser is sent in the end; empty if it gets the answer itself
   */
  public record Places(String logIn, String association, Set<String> others, Optional<URI> end) {
    /** Copies the set. */
    public Places {
      others = Set.copyOf(others);
    }
  }
}
