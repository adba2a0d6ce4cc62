package dev.portcullis.adapters.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.port.out.password.HashOrigin;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.login.ClientInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FairLineTest {
  private static final HashOrigin OFFICE = network("192.0.2.1");
  private static final HashOrigin HOME = network("192.0.2.2");
  private static final HashOrigin CAFE = network("2001:db8::7");
  private static final HashOrigin LOOPBACK = network("127.0.0.1");

  /** A quarter is two. */
  private final FairLine<String> line = new FairLine<>(8);

  @Test
  void an_empty_queue_has_no_next_job() {
    assertThat(line.next()).isEmpty();
    assertThat(line.size()).isZero();
  }

  @Test
  void jobs_of_one_network_leave_in_the_order_of_their_arrival() {
    join(OFFICE, "1", "2", "3");

    assertThat(drained()).containsExactly("1", "2", "3");
  }

  @Test
  void networks_take_turns() {
    join(OFFICE, "office 1", "office 2", "office 3");
    join(HOME, "home 1", "home 2");
    join(CAFE, "cafe 1");

    assertThat(drained())
        .containsExactly("office 1", "home 1", "cafe 1", "office 2", "home 2", "office 3");
  }

  @Test
  void a_network_that_has_had_its_turn_waits_for_the_others() {
    join(OFFICE, "office 1", "office 2");
    join(HOME, "home 1");
    assertThat(line.next()).hasValue("office 1");
    join(CAFE, "cafe 1");

    assertThat(drained()).containsExactly("home 1", "office 2", "cafe 1");
  }

  @Test
  void addresses_of_one_ipv6_subnet_share_one_turn() {
    join(network("2001:db8::1"), "1", "2");
    join(network("2001:db8::2"), "3");
    join(HOME, "home");

    assertThat(drained()).containsExactly("1", "home", "2", "3");
  }

  @Test
  void jobs_without_a_network_share_one_turn() {
    join(LOOPBACK, "1", "2");
    join(HashOrigin.UNKNOWN, "3");
    join(HOME, "home");

    assertThat(drained()).containsExactly("1", "home", "2", "3");
  }

  @Test
  void a_network_that_is_alone_may_use_the_whole_queue() {
    join(OFFICE, "1", "2", "3", "4", "5", "6", "7", "8");

    assertThat(line.join("9", OFFICE)).hasValue("9");
    assertThat(line.size()).isEqualTo(8);
  }

  @Test
  void while_others_wait_a_network_gets_no_place_beyond_a_quarter() {
    join(HOME, "home");
    join(OFFICE, "1", "2");

    assertThat(line.join("3", OFFICE)).hasValue("3");
    assertThat(line.size()).isEqualTo(3);
  }

  @Test
  void while_others_wait_an_account_gets_no_place_beyond_a_quarter_whatever_its_networks() {
    join(HOME, "home");
    join(network("192.0.2.3", "arthur@camelot.bt"), "1");
    join(network("192.0.2.4", "Arthur@camelot.bt"), "2");

    assertThat(line.join("3", network("192.0.2.5", "arthur@camelot.bt"))).hasValue("3");
    assertThat(line.join("4", network("192.0.2.5", "merlin@camelot.bt"))).isEmpty();
  }

  @Test
  void jobs_without_a_network_have_no_share() {
    join(HOME, "home");
    join(LOOPBACK, "1", "2", "3", "4", "5", "6", "7");

    assertThat(line.join("8", LOOPBACK)).hasValue("8");
    assertThat(line.join("cafe", CAFE)).hasValue("cafe");
  }

  @Test
  void jobs_without_a_network_have_the_share_of_their_account() {
    join(HOME, "home");
    join(network("127.0.0.1", "arthur@camelot.bt"), "1", "2");

    assertThat(line.join("3", network("127.0.0.1", "arthur@camelot.bt"))).hasValue("3");
    assertThat(line.join("4", network("127.0.0.1", "merlin@camelot.bt"))).isEmpty();
  }

  @Test
  void a_network_that_grew_while_alone_yields_its_newest_places_when_others_find_no_other() {
    join(OFFICE, "1", "2", "3", "4", "5", "6", "7", "8");

    assertThat(line.join("home 1", HOME)).hasValue("8");
    assertThat(line.join("home 2", HOME)).hasValue("7");
    assertThat(line.join("home 3", HOME)).hasValue("home 3");
    assertThat(drained()).containsExactly("1", "home 1", "2", "home 2", "3", "4", "5", "6");
  }

  @Test
  void an_account_that_grew_while_alone_yields_its_newest_places_too() {
    for (int i = 1; i <= 8; i++) {
      join(network("192.0.2." + i, "arthur@camelot.bt"), "" + i);
    }

    assertThat(line.join("merlin", network("192.0.2.9", "merlin@camelot.bt"))).hasValue("8");
  }

  @Test
  void four_networks_that_fill_the_queue_cannot_keep_a_fifth_out() {
    for (int i = 1; i <= 4; i++) {
      join(network("192.0.2." + i), i + " first", i + " second");
    }

    assertThat(line.join("cafe 1", CAFE)).get().asString().endsWith("second");
    assertThat(line.join("cafe 2", CAFE)).hasValue("cafe 2");
    assertThat(line.size()).isEqualTo(8);
  }

  @Test
  void a_queue_full_of_single_jobs_refuses() {
    for (int i = 1; i <= 8; i++) {
      join(network("192.0.2." + i), "" + i);
    }

    assertThat(line.join("cafe", CAFE)).hasValue("cafe");
  }

  @Test
  void a_job_without_a_network_yields_to_none() {
    join(LOOPBACK, "1", "2", "3", "4", "5", "6");
    join(OFFICE, "office 1", "office 2");

    assertThat(line.join("7", LOOPBACK)).hasValue("7");
    assertThat(line.join("home", HOME)).hasValue("office 2");
    assertThat(line.join("cafe", CAFE)).hasValue("cafe");
  }

  @Test
  void a_removed_job_frees_its_place_and_its_share() {
    join(HOME, "home");
    join(OFFICE, "1", "2");

    assertThat(line.remove("1")).isTrue();
    assertThat(line.remove("1")).isFalse();
    assertThat(line.join("3", OFFICE)).isEmpty();
    assertThat(drained()).containsExactly("home", "2", "3");
    assertThat(line.remove("2")).isFalse();
  }

  @Test
  void a_network_whose_last_job_is_removed_loses_its_turn() {
    join(OFFICE, "office");
    join(HOME, "home");
    line.remove("office");
    join(OFFICE, "office again");

    assertThat(drained()).containsExactly("home", "office again");
  }

  @Test
  void a_queue_of_one_place_holds_one_job() {
    var single = new FairLine<String>(1);

    assertThat(single.join("1", OFFICE)).isEmpty();
    assertThat(single.join("2", OFFICE)).hasValue("2");
    assertThat(single.join("3", HOME)).hasValue("3");
    assertThat(single.next()).hasValue("1");
    assertThat(single.join("4", HOME)).isEmpty();
  }

  private void join(HashOrigin origin, String... jobs) {
    for (String job : jobs) {
      assertThat(line.join(job, origin)).as(job).isEmpty();
    }
  }

  private List<String> drained() {
    List<String> order = new ArrayList<>();
    Optional<String> next = line.next();
    while (next.isPresent()) {
      order.add(next.get());
      next = line.next();
    }
    assertThat(line.size()).isZero();
    return order;
  }

  private static HashOrigin network(String address) {
    return HashOrigin.of(new ClientInfo(address, ""));
  }

  private static HashOrigin network(String address, String account) {
    return HashOrigin.of(new ClientInfo(address, ""), new Username(account));
  }
}
