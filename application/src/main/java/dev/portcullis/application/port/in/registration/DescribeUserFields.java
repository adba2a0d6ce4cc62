package dev.portcullis.application.port.in.registration;

import java.util.Set;

/** Tells an edge which fields of its own the installation has. */
@FunctionalInterface
public interface DescribeUserFields {
  /** The names of the fields; anything else that a client sends is dropped. */
  Set<String> names();
}
