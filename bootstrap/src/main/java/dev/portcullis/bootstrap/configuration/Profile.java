package dev.portcullis.bootstrap.configuration;

/** Set of defaults. Each key can still be set. */
public enum Profile {
  /** The defaults of fastapi-users. */
  COMPATIBLE,
  /** Safer defaults, and no start with links in the log or with plain HTTP beyond loopback. */
  STRICT
}
