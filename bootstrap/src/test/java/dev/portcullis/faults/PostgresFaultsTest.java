package dev.portcullis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What a PostgreSQL server does to a Portcullis that goes on all the time: whoever calls meanwhile
 * is told to try again, by either protocol, and nothing that was acknowledged is lost.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
final class PostgresFaultsTest {
  private static final int CUTS = Integer.getInteger("faults.rounds", 10);

  /** Longer than a start of PostgreSQL on a busy machine, and yet far from a hang. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private final AcknowledgedWrites book = new AcknowledgedWrites();
  private PostgresProcess postgres;
  private LaunchOptions launch;
  private ServerProcess server;
  private WriteLoad load;

  @BeforeAll
  void start(@TempDir Path folder) {
    postgres = PostgresProcess.start(folder);
    launch = LaunchOptions.in(folder).on(postgres.url(), "postgres");
    server = launch.serve();
  }

  @AfterAll
  void stop() {
    server.stop();
    book.assertComplete(launch);
    postgres.close();
  }

  @BeforeEach
  void come() {
    load = WriteLoad.at(server);
  }

  /** Whatever happened, the same server goes on, nobody found it gone, and it lost nothing. */
  @AfterEach
  void hold() {
    load.forget();
    long begin = System.nanoTime();
    load.awaitAcknowledged(10);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
    load.end();
    assertThat(load.lost()).isZero();
    book.add(load);
    assertThat(book.found(server)).isEqualTo(book.acknowledged());
    assertThat(launch.log()).doesNotContain("Incident");
  }

  private void report(String what) {
    System.out.printf(
        "faults: %s: %d writes acknowledged, %d calls told to try again%n",
        what, load.acknowledged(), load.later());
  }

  @Test
  void a_stop_and_a_start_of_postgresql_under_load_are_a_wait() {
    load.awaitAcknowledged(10);
    postgres.stop();
    load.forget();
    load.awaitLater(10);
    postgres.startAgain();
    load.forget();
    load.awaitAcknowledged(10);
    report("PostgreSQL stopped and started");
  }

  @Test
  void connections_that_are_cut_all_at_once_again_and_again_are_replaced() {
    for (int cut = 0; cut < CUTS; cut++) {
      load.awaitAcknowledged(5);
      postgres.execute(onOthers("pg_terminate_backend"));
      load.forget();
    }
    report("connections cut %d times".formatted(CUTS));
  }

  @Test
  void statements_that_the_server_cancels_are_to_be_tried_again() {
    postgres.whileHeld(
        "lock table users in exclusive mode",
        () -> {
          while (load.later() < 10) {
            postgres.execute(onOthers("pg_cancel_backend"));
          }
        });
    report("statements cancelled");
  }

  private static String onOthers(String function) {
    return "select %s(pid) from pg_stat_activity where application_name = 'portcullis'"
        .formatted(function);
  }

  /** As a serialization failure and as the victim of a deadlock. */
  @Test
  void transactions_that_the_server_undoes_are_made_again_or_to_be_tried_again() {
    postgres.execute(
        """
        create sequence undoings;
        create function undo() returns trigger language plpgsql as $$
        declare number bigint := nextval('undoings');
        begin
          if number % 3 = 0 then
            raise exception 'undone' using errcode = '40001';
          elsif number % 5 = 0 then
            raise exception 'undone' using errcode = '40P01';
          elsif number between 100 and 120 then
            raise exception 'undone' using errcode = '40001';
          end if;
          return new;
        end $$
        """);
    // One table at a time: whoever locks both may wait for a transaction that waits for him.
    postgres.execute(
        "create trigger undo before insert or update on users for each row execute function"
            + " undo()");
    postgres.execute(
        "create trigger undo before insert on sessions for each row execute function undo()");
    load.awaitLater(3);
    load.awaitAcknowledged(30);
    postgres.execute("drop trigger undo on users");
    postgres.execute("drop trigger undo on sessions");
    postgres.execute("drop function undo(); drop sequence undoings");
    report("transactions undone");
  }

  @Test
  void a_lock_that_somebody_holds_for_too_long_is_a_wait() {
    load.awaitAcknowledged(10);
    postgres.execute("alter role postgres set lock_timeout = '300ms'");
    postgres.execute(onOthers("pg_terminate_backend"));
    postgres.whileHeld(
        "lock table users in exclusive mode",
        () -> {
          load.forget();
          load.awaitLater(8);
        });
    postgres.execute("alter role postgres reset lock_timeout");
    report("table locked");
  }
}
