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

/**
 * Faults of PostgreSQL under a running server. Clients of both protocols are asked to try again,
 * and no acknowledged write is lost.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(300)
final class PostgresFaultsTest {
  private static final int CUTS = Integer.getInteger("faults.rounds", 10);

  /** Longer than a start of PostgreSQL on a busy machine, and far below a hang. */
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

  /**
   * After each fault, the same server keeps serving, no connection was lost, and all acknowledged
   * writes are there.
   */
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
  void during_a_restart_of_postgresql_calls_are_to_be_retried() {
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
  void terminated_connections_are_replaced() {
    for (int cut = 0; cut < CUTS; cut++) {
      load.awaitAcknowledged(5);
      postgres.execute(onOthers("pg_terminate_backend"));
      load.forget();
    }
    report("connections cut %d times".formatted(CUTS));
  }

  @Test
  void calls_with_cancelled_statements_are_to_be_retried() {
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

  /** Rolls transactions back, as for a serialization failure and for a deadlock. */
  @Test
  void rolled_back_transactions_are_retried_by_the_server_or_the_client() {
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
    // Creates one trigger at a time: a transaction that locks both tables could deadlock with the
    // load.
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
  void calls_that_exceed_the_lock_timeout_are_to_be_retried() {
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
