package dev.portcullis.adapters.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.password.Password;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.Test;

/** Passwords that have been read are wiped when a field is invalid. */
final class FieldsTest {
  private final Fields fields = new Fields();

  @Test
  void passwords_of_a_refused_message_are_wiped() {
    var password = fields.required("password", true, "guinevere", Password::of).orElseThrow();
    var other = fields.optional("other", true, "excalibur", Password::of).orElseThrow();
    fields.required("email", true, "king", EmailAddress::new);

    assertThatExceptionOfType(StatusRuntimeException.class).isThrownBy(fields::check);

    assertThatIllegalStateException().isThrownBy(password::length);
    assertThatIllegalStateException().isThrownBy(other::length);
  }

  @Test
  void the_password_of_a_valid_message_can_be_used() {
    var password = fields.required("password", true, "guinevere", Password::of).orElseThrow();

    fields.check();

    assertThat(password.length()).isEqualTo(9);
  }
}
