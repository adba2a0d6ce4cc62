package dev.portcullis.adapters.crypto.password;

import dev.portcullis.application.port.out.password.HashOrigin;
import dev.portcullis.domain.network.ClientNetwork;
import dev.portcullis.domain.throttling.AttemptKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;

/**
 * Bounded queue with fair shares. Networks take turns; jobs of one network leave in the order of
 * their arrival. Jobs without a network take turns as if they were one network, but have no share.
 *
 * <p>A share consists of the waiting jobs of one network or one account. While other jobs wait, it
 * gets no place beyond a quarter of the queue. If it grew larger while it was alone, it yields its
 * newest places when others find the queue full. Many small shares that fill the queue yield to a
 * smaller one, so a network or account without waiting jobs finds a place as long as a share has
 * two.
 *
 * <p>Not thread-safe.
 *
 * @param <J> jobs, each of which waits at most once
 */
final class FairLine<J> {
  private static final int SHARES = 4;

  private final int capacity;
  private final int maxShare;
  private final Map<J, HashOrigin> waiting = new HashMap<>();

  /** Never empty sets, in the order of their turns. */
  private final SequencedMap<Optional<ClientNetwork>, SequencedSet<J>> networks =
      new LinkedHashMap<>();

  private final Map<AttemptKey, SequencedSet<J>> accounts = new HashMap<>();

  /** Creates an empty queue with {@code capacity} places, at least one. */
  FairLine(int capacity) {
    this.capacity = capacity;
    this.maxShare = Math.max(1, capacity / SHARES);
  }

  /**
   * Adds a job, unless its share or the queue is full.
   *
   * @return the job that has no place: {@code job} itself, one that waited until now, or none
   */
  Optional<J> join(J job, HashOrigin origin) {
    if (shares(origin).anyMatch(this::isExhausted)) {
      return Optional.of(job);
    }
    if (waiting.size() < capacity) {
      add(job, origin);
      return Optional.empty();
    }
    Optional<J> yielding = newestBeyond(largestSize(origin) + 1);
    yielding.ifPresent(
        newest -> {
          remove(newest);
          add(job, origin);
        });
    return yielding.or(() -> Optional.of(job));
  }

  /** Removes and returns the job whose turn it is; empty if none waits. */
  Optional<J> next() {
    if (networks.isEmpty()) {
      return Optional.empty();
    }
    var turn = networks.pollFirstEntry();
    networks.putLast(turn.getKey(), turn.getValue());
    J job = turn.getValue().getFirst();
    remove(job);
    return Optional.of(job);
  }

  /** Removes a job; returns whether it waited. */
  boolean remove(J job) {
    Optional<HashOrigin> origin = Optional.ofNullable(waiting.remove(job));
    origin.ifPresent(
        from -> {
          remove(job, networks, from.network());
          from.account().ifPresent(account -> remove(job, accounts, account));
        });
    return origin.isPresent();
  }

  private static <K, J> void remove(J job, Map<K, SequencedSet<J>> groups, K key) {
    SequencedSet<J> group = groups.getOrDefault(key, new LinkedHashSet<>());
    group.remove(job);
    if (group.isEmpty()) {
      groups.remove(key);
    }
  }

  /** Returns the number of waiting jobs. */
  int size() {
    return waiting.size();
  }

  private void add(J job, HashOrigin origin) {
    waiting.put(job, origin);
    add(job, networks, origin.network());
    origin.account().ifPresent(account -> add(job, accounts, account));
  }

  private static <K, J> void add(J job, Map<K, SequencedSet<J>> groups, K key) {
    groups.computeIfAbsent(key, first -> new LinkedHashSet<>()).add(job);
  }

  /** Returns the shares of {@code origin} that have waiting jobs. */
  private Stream<SequencedSet<J>> shares(HashOrigin origin) {
    return Stream.concat(
        origin.network().map(network -> networks.get(origin.network())).stream(),
        origin.account().map(accounts::get).stream());
  }

  private boolean isExhausted(Collection<J> share) {
    return share.size() >= maxShare && share.size() < waiting.size();
  }

  /** Returns the number of jobs in the turn of {@code origin}, or in its account if more. */
  private int largestSize(HashOrigin origin) {
    return Stream.concat(
            Optional.ofNullable(networks.get(origin.network())).stream(), shares(origin))
        .mapToInt(Collection::size)
        .max()
        .orElse(0);
  }

  /** Returns the newest job of the largest share, if that has more jobs than {@code size}. */
  private Optional<J> newestBeyond(int size) {
    return Stream.concat(
            networks.entrySet().stream()
                .filter(network -> network.getKey().isPresent())
                .map(Map.Entry::getValue),
            accounts.values().stream())
        .max(Comparator.comparingInt(Collection::size))
        .filter(share -> share.size() > size)
        .map(SequencedSet::getLast);
  }
}
