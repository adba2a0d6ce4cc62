package dev.portcullis.application.port.in.account;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.Administrator;
import java.util.List;
import java.util.Optional;

/** Lists all users for an administrator, page by page in the order of their ids. */
@FunctionalInterface
public interface ListUsers {
  /**
   * Returns one page. A user who exists from the first page to the last is on exactly one of them.
   */
  Result list(Command command);

  /** Administrator, place and size of the page; an empty place means the first page. */
  record Command(Administrator by, Optional<PageToken> after, PageSize size) {}

  /** Maximum number of users on a page. */
  record PageSize(int value) {
    /** The size if the client asks for none. */
    public static final PageSize DEFAULT = new PageSize(100);

    private static final int MAX = 1000;

    /**
     * Checks the size that a client asks for.
     *
     * @throws InvalidInput naming {@code page_size} unless it is from 1 to 1,000
     */
    public PageSize {
      if (value < 1 || value > MAX) {
        throw new InvalidInput("page_size", "must be from 1 to %,d".formatted(MAX));
      }
    }
  }

  /**
   * Place where a page starts: after the last user of the page before. Clients send back the token
   * that a page gave them.
   *
   * @param last the last user of the page before
   */
  record PageToken(UserId last) {
    /**
     * Reads a token that a client sent back.
     *
     * @throws InvalidInput naming {@code page_token} when it is not a page token
     */
    public static PageToken parse(String text) {
      return UserId.parse(text)
          .map(PageToken::new)
          .orElseThrow(
              () -> new InvalidInput("page_token", "must be the next_page_token of a page"));
    }

    @Override
    public String toString() {
      return last.toString();
    }
  }

  /**
   * One page.
   *
   * @param next where the page after this one starts; empty on the last page
   */
  record Result(List<User> users, Optional<PageToken> next) {
    /** Copies the list. */
    public Result {
      users = List.copyOf(users);
    }
  }
}
