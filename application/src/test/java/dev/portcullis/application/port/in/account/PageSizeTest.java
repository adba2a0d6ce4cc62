package dev.portcullis.application.port.in.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.application.port.in.account.ListUsers.PageSize;
import dev.portcullis.domain.InvalidInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageSizeTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1000})
  void a_page_has_1_to_1000_users(int value) {
    assertThat(new PageSize(value).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void any_other_size_is_refused(int value) {
    InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> new PageSize(value));

    assertThat(refusal.field()).isEqualTo("page_size");
    assertThat(refusal.rule()).isEqualTo("must be from 1 to 1,000");
  }
}
