package dev.portcullis.application.port.out.registration;

import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import java.util.List;
import java.util.Set;

/** Schema of the installation's own user fields. Thread-safe. */
public interface UserSchema {
  /** The schema of an installation without fields of its own. */
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

  /** Returns the names of the fields; any other field that a client sends is dropped. */
  Set<String> names();

  /** Returns a new user's fields: the given ones, and the defaults of the others. */
  Attributes withDefaults(Attributes given);

  /** Returns all violations of the schema; empty if there are none. */
  List<AttributeViolation> violations(Attributes attributes);
}
