package dev.portcullis.domain.account;

/**
 * What may be known about somebody who can log in: never a password or a hash, so that an edge can
 * show all of it.
 *
 * @param active whether the user may log in at all
 * @param superuser whether the user may administer others
 * @param verified whether the user has shown that the e-mail address is the user's own
 * @param attributes the installation's own fields
 */
public record User(
    UserId id,
    EmailAddress email,
    boolean active,
    boolean superuser,
    boolean verified,
    Attributes attributes) {

  /** Somebody without fields of the installation's own. */
  public User(UserId id, EmailAddress email, boolean active, boolean superuser, boolean verified) {
    this(id, email, active, superuser, verified, Attributes.NONE);
  }
}
