package dev.portcullis.adapters.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint has told, for a while. Whoever comes while it is being asked waits for the same
 * answer, or the same failure, as long as they have time. A failure isn't remembered. Thread-safe.
 */
final class Remembered<T> {
  private final Endpoint<T> endpoint;
  private final Duration lifetime;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Found<T>> found = new AtomicReference<>();
  private final AtomicReference<@Nullable CompletableFuture<T>> underway = new AtomicReference<>();

  private record Found<T>(T told, Instant expires) {}

  /**
   * Who is asked.
   *
   * @param name in words
   */
  record Endpoint<T>(String name, ProviderHttp http, Function<Deadline, T> question) {}

  Remembered(Endpoint<T> endpoint, Duration lifetime, InstantSource clock) {
    this.endpoint = endpoint;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** What it has told, or tells now. */
  T get(Deadline deadline) {
    return get(told -> true, deadline);
  }

  /** What it has told since it told {@code known}, or tells now. */
  // The same may be told again, and that is news.
  @SuppressWarnings("ReferenceEquality")
  T since(T known, Deadline deadline) {
    return get(told -> told != known, deadline);
  }

  private T get(Predicate<T> wanted, Deadline deadline) {
    return remembered(wanted).orElseGet(() -> askOrWait(wanted, deadline));
  }

  private Optional<T> remembered(Predicate<T> wanted) {
    return Optional.ofNullable(found.get())
        .filter(one -> clock.instant().isBefore(one.expires()))
        .map(Found::told)
        .filter(wanted);
  }

  private T askOrWait(Predicate<T> wanted, Deadline deadline) {
    var mine = new CompletableFuture<T>();
    CompletableFuture<T> others = underway.compareAndExchange(null, mine);
    if (others != null) {
      T told = await(others, deadline);
      return wanted.test(told) ? told : get(wanted, deadline);
    }
    try {
      T told = ask(wanted, deadline);
      mine.complete(told);
      return told;
    } catch (RuntimeException failure) {
      mine.completeExceptionally(failure);
      throw failure;
    } finally {
      // After an error, too, nobody waits for what doesn't come.
      mine.cancel(false);
    }
  }

  /** Ends what is underway before anybody is told, so that they can ask anew. */
  private T ask(Predicate<T> wanted, Deadline deadline) {
    try {
      // Somebody may have been told between the two looks.
      return remembered(wanted).orElseGet(() -> ask(deadline));
    } finally {
      underway.set(null);
    }
  }

  private T ask(Deadline deadline) {
    T told = endpoint.question().apply(deadline);
    found.set(new Found<>(told, clock.instant().plus(lifetime)));
    return told;
  }

  private T await(CompletableFuture<T> others, Deadline deadline) {
    try {
      return others.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw endpoint.http().late(endpoint.name(), late);
    } catch (CancellationException broken) {
      throw unavailable("was asked in vain", broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw unavailable("is waited for no longer", stopped);
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException same
          ? same
          : unavailable("was asked in vain", failure);
    }
  }

  private RuntimeException unavailable(String problem, Exception cause) {
    return endpoint.http().unavailable(endpoint.name() + " " + problem, cause);
  }
}
