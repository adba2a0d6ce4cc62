package dev.portcullis.application.usecase.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.port.in.login.AdmitService.Command;
import dev.portcullis.application.port.in.login.AdmitService.Result;
import dev.portcullis.domain.login.ServiceAccount;
import dev.portcullis.domain.login.ServiceAccounts;
import dev.portcullis.domain.login.ServiceCredentials;
import dev.portcullis.domain.login.ServiceName;
import dev.portcullis.domain.login.ServicePermission;
import dev.portcullis.domain.login.TokenHash;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdmitServiceServiceTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String NEXT = "fedcba9876543210fedcba9876543210";
  private static final ServiceName BILLING = new ServiceName("billing");

  private static Result admit(ServiceAccounts services, ServiceCredentials... credentials) {
    return new AdmitServiceService(services)
        .admit(new Command(List.of(credentials).stream().findFirst(), ServicePermission.VERIFY));
  }

  private static ServiceAccounts billing(ServicePermission... may) {
    return new ServiceAccounts(
        List.of(
            new ServiceAccount(
                BILLING, List.of(TokenHash.of(SECRET), TokenHash.of(NEXT)), Set.of(may))),
        false);
  }

  @Test
  void without_services_every_caller_is_admitted_unless_one_is_required() {
    assertThat(admit(ServiceAccounts.NONE)).isEqualTo(new Result.Admitted(Optional.empty()));
    assertThat(admit(new ServiceAccounts(List.of(), true)))
        .isEqualTo(new Result.NotAuthenticated());
  }

  @Test
  void a_service_is_admitted_by_its_secret_and_by_the_next_one() {
    var services = billing(ServicePermission.VERIFY);

    for (String secret : List.of(SECRET, NEXT)) {
      assertThat(admit(services, new ServiceCredentials("billing", secret)))
          .isEqualTo(new Result.Admitted(Optional.of(BILLING)));
    }
  }

  @Test
  void missing_and_wrong_credentials_are_refused() {
    var services = billing(ServicePermission.VERIFY);

    assertThat(admit(services)).isEqualTo(new Result.NotAuthenticated());
    assertThat(admit(services, new ServiceCredentials("billing", SECRET + "0")))
        .isEqualTo(new Result.NotAuthenticated());
    assertThat(admit(services, new ServiceCredentials("shipping", SECRET)))
        .isEqualTo(new Result.NotAuthenticated());
    assertThat(admit(services, new ServiceCredentials("billing", "")))
        .isEqualTo(new Result.NotAuthenticated());
  }

  @Test
  void a_service_makes_only_the_calls_that_it_may() {
    assertThat(admit(billing(ServicePermission.WATCH), new ServiceCredentials("billing", SECRET)))
        .isEqualTo(new Result.NotPermitted());
  }
}
