package dev.portcullis.domain.login;

import dev.portcullis.domain.account.UserId;
import java.util.Optional;

/** An authenticated caller. Its rights are asked of it, and nowhere else. */
public sealed interface Principal permits SignedInUser {
  /** The user as whom the principal acts; empty for one that is no user. */
  Optional<UserId> userId();

  /** The right to administer other users; empty without that right. */
  Optional<Administrator> administrator();
}
