package dev.portcullis.domain.login;

import dev.portcullis.domain.account.UserId;
import java.util.Optional;

/** Authenticated caller. All authorization decisions use its rights. */
public sealed interface Principal permits SignedInUser {
  /** Id of the acting user; empty if the caller is not a user. */
  Optional<UserId> userId();

  /** Right to administer other users; empty if the caller lacks it. */
  Optional<Administrator> administrator();
}
