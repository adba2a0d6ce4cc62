package dev.portcullis.adapters.persistence;

import dev.portcullis.adapters.persistence.WalIndex.Commit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Remembers what lookups find until something is committed, by whomever. Thread-safe. */
final class SqliteMemory {
  /** Of all that is remembered; with what becomes of it in memory, some 20 MiB. */
  static final int MAX_CHARACTERS = 4 << 20;

  /** What a question and an answer take beside their rows, in characters. */
  private static final int OVERHEAD = 200;

  private final WalIndex index;
  private volatile Answers answers;

  /** Has to be forgotten with the connection that the answers come over. */
  SqliteMemory(WalIndex index) {
    this.index = index;
    this.answers = new Answers(index.lastCommit());
  }

  /**
   * What would be found now. To be asked for before the database is: what that finds may then be
   * remembered here.
   */
  Answers answers() {
    Commit now = index.lastCommit();
    Answers known = answers;
    if (known.commit.equals(now) && known.characters.get() < MAX_CHARACTERS) {
      return known;
    }
    var none = new Answers(now);
    answers = none;
    return none;
  }

  /** What the same lookup finds for the same parameters. */
  record Question(Lookup<?> lookup, List<Object> parameters) {}

  /** What has been found as of one commit. Thread-safe. */
  static final class Answers {
    private final Commit commit;
    private final Map<Question, List<?>> found = new ConcurrentHashMap<>();
    private final AtomicInteger characters = new AtomicInteger();

    private Answers(Commit commit) {
      this.commit = commit;
    }

    /** All rows, if they are known. */
    @Nullable List<?> to(Question question) {
      return found.get(question);
    }

    /** Remembers what {@code rows} say, if there are any: the unknown is without number. */
    void remember(Question question, List<String> rows, List<?> answer) {
      if (!rows.isEmpty()) {
        found.put(question, List.copyOf(answer));
        characters.addAndGet(OVERHEAD + rows.stream().mapToInt(String::length).sum());
      }
    }
  }
}
