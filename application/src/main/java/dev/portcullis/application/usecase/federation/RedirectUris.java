package dev.portcullis.application.usecase.federation;

import java.util.Set;

/**
 * The redirect URIs that are registered with a provider, compared exactly (RFC 9700, section 2.1).
 *
 * @param logIn where the provider sends the browser back to after a log-in
 * @param association where the provider sends the browser back to when a user links an account
 * @param others further URIs that clients may request, such as those of native apps (RFC 8252)
 */
public record RedirectUris(String logIn, String association, Set<String> others) {
  /** Copies the set. */
  public RedirectUris {
    others = Set.copyOf(others);
  }
}
