package dev.portcullis.domain.login;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Time and methods of a session's authentication: {@code auth_time} and {@code amr} of OpenID
 * Connect Core 1.0, section 2.
 *
 * @param methods empty if not recorded
 */
public record Authentication(Instant at, Set<AuthenticationMethod> methods) {
  /** Copies the set. */
  public Authentication {
    methods = Set.copyOf(methods);
  }

  /** Authentication by one method. */
  public static Authentication by(AuthenticationMethod method, Instant at) {
    return new Authentication(at, Set.of(method));
  }

  /** The methods as stores keep them: {@code amr} names separated by spaces. */
  public String amr() {
    return methods.stream()
        .map(AuthenticationMethod::amr)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /** Parses the output of {@link #amr}. Ignores methods that this version doesn't know. */
  public static Authentication read(Instant at, String amr) {
    Set<AuthenticationMethod> methods = EnumSet.noneOf(AuthenticationMethod.class);
    Arrays.stream(amr.split(" ", -1))
        .map(AuthenticationMethod::ofAmr)
        .flatMap(Optional::stream)
        .forEach(methods::add);
    return new Authentication(at, methods);
  }
}
