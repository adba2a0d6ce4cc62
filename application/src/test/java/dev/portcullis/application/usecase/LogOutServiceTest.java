package dev.portcullis.application.usecase;

import static dev.portcullis.application.usecase.Installation.ARTHUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.port.in.LogOut;
import dev.portcullis.domain.session.AccessToken;
import dev.portcullis.domain.session.Caller;
import dev.portcullis.domain.session.Client;
import dev.portcullis.domain.user.Account;
import org.junit.jupiter.api.Test;

class LogOutServiceTest {
  private final Installation portcullis = new Installation();
  private final LogOut logOut = new LogOutService(portcullis.backends, portcullis.journal);

  @Test
  void logging_out_ends_that_session_alone() {
    Account arthur = portcullis.user(ARTHUR);
    Caller caller = portcullis.caller(arthur);
    Caller elsewhere = portcullis.caller(arthur);

    logOut.logOut(new LogOut.Command(caller, Client.UNKNOWN));

    assertThat(portcullis.isOpen(caller)).isFalse();
    assertThat(portcullis.isOpen(elsewhere)).isTrue();
  }

  @Test
  void logging_out_ends_a_session_whichever_backend_opened_it() {
    Account arthur = portcullis.user(ARTHUR);
    AccessToken token = portcullis.token(arthur, portcullis.cookie);
    Caller caller =
        portcullis.cookie.strategy().read(token, portcullis.clock.instant()).orElseThrow();

    logOut.logOut(new LogOut.Command(caller, Client.UNKNOWN));

    assertThat(portcullis.cookie.strategy().read(token, portcullis.clock.instant())).isEmpty();
  }

  @Test
  void logging_out_again_changes_nothing() {
    Caller caller = portcullis.caller(portcullis.user(ARTHUR));
    logOut.logOut(new LogOut.Command(caller, Client.UNKNOWN));

    logOut.logOut(new LogOut.Command(caller, Client.UNKNOWN));

    assertThat(portcullis.isOpen(caller)).isFalse();
  }
}
