package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Schema of the tests: every user has a title, kings are of age, and {@code shield} is {@code
 * plain} by default.
 */
public final class TestUserSchema implements UserSchema {
  public static final AttributeViolation NO_TITLE =
      new AttributeViolation(List.of("title"), true, "Field required");
  public static final AttributeViolation BAD_TITLE =
      new AttributeViolation(List.of("title"), false, "must be a string");
  public static final AttributeViolation TOO_YOUNG =
      new AttributeViolation(List.of("age"), false, "kings must be of age");

  private static final Attributes DEFAULTS = Attributes.of(Map.of("shield", "plain"));
  private static final BigDecimal OF_AGE = BigDecimal.valueOf(18);

  @Override
  public Set<String> names() {
    return Set.of("title", "age", "shield");
  }

  @Override
  public Attributes withDefaults(Attributes given) {
    return DEFAULTS.with(given);
  }

  @Override
  public List<AttributeViolation> violations(Attributes attributes) {
    var violations = new ArrayList<AttributeViolation>();
    if (!attributes.values().containsKey("title")) {
      violations.add(NO_TITLE);
    } else if (!(attributes.values().get("title") instanceof String)) {
      violations.add(BAD_TITLE);
    }
    boolean young =
        attributes.values().get("age") instanceof BigDecimal age && age.compareTo(OF_AGE) < 0;
    if (young && "king".equals(attributes.values().get("title"))) {
      violations.add(TOO_YOUNG);
    }
    return violations;
  }
}
