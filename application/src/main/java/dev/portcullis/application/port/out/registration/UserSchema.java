package dev.portcullis.application.port.out.registration;

import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import java.util.List;
import java.util.Set;

/** What the installation's own user fields must look like. Thread-safe. */
public interface UserSchema {
  /** Of an installation that has no fields of its own. */
  UserSchema NONE =
      new UserSchema() {
        @Override
        public Set<String> names() {
          return Set.of();
        }

        @Override
        public Attributes withDefaults(Attributes given) {
          return given;
        }

        @Override
        public List<AttributeViolation> violations(Attributes attributes) {
          return List.of();
        }
      };

  /** The names of the fields there are; of whatever else a client sends, nothing is kept. */
  Set<String> names();

  /** A new user's fields: those given, and for each of the others its default if it has one. */
  Attributes withDefaults(Attributes given);

  /** All that is wrong with a user's fields, taken together; empty if nothing is. */
  List<AttributeViolation> violations(Attributes attributes);
}
