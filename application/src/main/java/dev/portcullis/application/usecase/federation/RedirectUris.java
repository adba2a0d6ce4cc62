package dev.portcullis.application.usecase.federation;

import java.util.Set;

/**
 * The redirect URIs that are registered with a provider, each to be taken exactly as it is (RFC
 * 9700, section 2.1).
 *
 * @param logIn where the provider sends a browser back to that logs in
 * @param association where it sends one back to whose user links an account
 * @param others further ones that clients may ask for, such as those of native apps (RFC 8252)
 */
public record RedirectUris(String logIn, String association, Set<String> others) {
  /** Copies the set. */
  public RedirectUris {
    others = Set.copyOf(others);
  }
}
