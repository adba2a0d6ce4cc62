package dev.portcullis.application.port.in.registration;

import java.util.Set;

/** Tells an edge the names of the installation's own user fields. */
@FunctionalInterface
public interface DescribeUserFields {
  /** Returns the names of the fields; any other field that a client sends is dropped. */
  Set<String> names();
}
