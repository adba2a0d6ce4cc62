package dev.portcullis.application.usecase;

import dev.portcullis.application.port.out.UserSchema;
import dev.portcullis.domain.user.Attributes;
import dev.portcullis.domain.user.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everybody has a title; kings are of age; a shield is plain unless said otherwise. */
final class KnightsSchema implements UserSchema {
  static final Violation NO_TITLE = new Violation(List.of("title"), true, "Field required");
  static final Violation BAD_TITLE = new Violation(List.of("title"), false, "must be a string");
  static final Violation TOO_YOUNG = new Violation(List.of("age"), false, "kings must be of age");

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
  public List<Violation> violations(Attributes attributes) {
    var violations = new ArrayList<Violation>();
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
