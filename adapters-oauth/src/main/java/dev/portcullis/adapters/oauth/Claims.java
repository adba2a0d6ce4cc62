package dev.portcullis.adapters.oauth;

/**
 * What a provider calls the members that tell who somebody is.
 *
 * @param id who it is; text or a number
 * @param email the e-mail address
 * @param emailVerified whether the provider has made sure of the address; {@link #UNTOLD} if it
 *     never says
 */
public record Claims(String id, String email, String emailVerified) {
  /** The name of no member. */
  public static final String UNTOLD = "";

  /** Those of OpenID Connect Core 1.0, section 5.1. */
  public static final Claims OPENID = new Claims("sub", "email", "email_verified");
}
