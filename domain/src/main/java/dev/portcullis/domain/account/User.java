package dev.portcullis.domain.account;

/**
 * Public data of a user. Contains neither password nor hash, so an edge may return all of it.
 *
 * @param active whether the user may log in
 * @param superuser whether the user may administer other users
 * @param verified whether the user has proved ownership of the e-mail address
 * @param attributes custom fields that the installation defines
 */
public record User(
    UserId id,
    EmailAddress email,
    boolean active,
    boolean superuser,
    boolean verified,
    Attributes attributes) {

  /** User without custom fields. */
  public User(UserId id, EmailAddress email, boolean active, boolean superuser, boolean verified) {
    this(id, email, active, superuser, verified, Attributes.NONE);
  }
}
