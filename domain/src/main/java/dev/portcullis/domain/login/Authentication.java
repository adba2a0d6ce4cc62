package dev.portcullis.domain.login;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When and how a session's user was authenticated: {@code auth_time} and {@code amr} of OpenID
 * Connect Core 1.0, section 2.
 *
 * @param methods empty where that is not on record
 */
public record Authentication(Instant at, Set<AuthenticationMethod> methods) {
  /** Copies the set. */
  public Authentication {
    methods = Set.copyOf(methods);
  }

  /** By one method. */
  public static Authentication by(AuthenticationMethod method, Instant at) {
    return new Authentication(at, Set.of(method));
  }

  /** The methods as one text, as stores keep them: names of {@code amr}, separated by blanks. */
  public String amr() {
    return methods.stream()
        .map(AuthenticationMethod::amr)
        .sorted()
        .collect(Collectors.joining(" "));
  }

  /** Reads what {@link #amr} wrote; methods that a later version has added are left out. */
  public static Authentication read(Instant at, String amr) {
    Set<AuthenticationMethod> methods = EnumSet.noneOf(AuthenticationMethod.class);
    Arrays.stream(amr.split(" ", -1))
        .map(AuthenticationMethod::ofAmr)
        .flatMap(Optional::stream)
        .forEach(methods::add);
    return new Authentication(at, methods);
  }
}
