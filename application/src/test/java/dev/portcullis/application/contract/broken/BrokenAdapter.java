package dev.portcullis.application.contract.broken;

import dev.portcullis.application.contract.account.EmailIdentityContract;
import dev.portcullis.application.contract.account.UserAttributesContract;
import dev.portcullis.application.contract.account.UserListContract;
import dev.portcullis.application.contract.account.UserReplacementContract;
import dev.portcullis.application.contract.account.UserRepositoryContract;
import dev.portcullis.application.contract.account.UserSessionContract;
import dev.portcullis.application.contract.audit.EventLogContract;
import dev.portcullis.application.contract.emaillink.OneTimeSpendingContract;
import dev.portcullis.application.contract.emaillink.OneTimeTokensContract;
import dev.portcullis.application.contract.emaillink.OutboxContract;
import dev.portcullis.application.contract.federation.OAuthAccountsContract;
import dev.portcullis.application.contract.federation.OAuthOwnershipContract;
import dev.portcullis.application.contract.federation.OAuthRivalryContract;
import dev.portcullis.application.contract.login.SessionOpeningContract;
import dev.portcullis.application.contract.login.SessionsContract;
import dev.portcullis.application.contract.login.TokenStrategyContract;
import dev.portcullis.application.contract.operation.IdentifiersContract;
import dev.portcullis.application.contract.operation.SecretEncryptorContract;
import dev.portcullis.application.contract.operation.SigningKeysContract;
import dev.portcullis.application.contract.operation.SoleNodeStorageContract;
import dev.portcullis.application.contract.operation.StorageContract;
import dev.portcullis.application.contract.operation.StorageOpeningContract;
import dev.portcullis.application.contract.operation.TransactionContract;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.port.out.operation.Storage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Adapters that are broken on purpose, and the sentences that must catch them. */
enum BrokenAdapter {
  USERS_LOOKING_FOR_THE_ADDRESS_BEFORE_ADDING(
      UserRepositoryContract.class,
      "of_many_concurrent_claims_on_one_address_exactly_one_wins",
      BrokenUsers::lookingForTheAddressBeforeAdding),
  USERS_PUTTING_OVER_THE_SAME_ID(
      UserRepositoryContract.class,
      "an_id_that_is_taken_is_refused_and_nothing_changes",
      BrokenUsers::puttingOverTheSameId),
  USERS_REHASHING_OVER_A_NEWER_HASH(
      UserRepositoryContract.class,
      "a_rehash_of_a_hash_that_is_no_longer_stored_changes_nothing",
      BrokenUsers::rehashingOverANewerHash),
  USERS_CUTTING_HASHES(
      UserRepositoryContract.class, "the_longest_values_come_back", BrokenUsers::cuttingHashes),
  USERS_LOSING_UPDATES(
      UserReplacementContract.class,
      "a_replacement_of_any_version_but_the_one_before_is_stale_and_changes_nothing",
      BrokenUsers::losingUpdates),
  USERS_LOOKING_AT_THE_VERSION_BEFORE_WRITING(
      UserReplacementContract.class,
      "of_many_concurrent_replacements_of_one_version_exactly_one_wins",
      BrokenUsers::lookingAtTheVersionBeforeWriting),
  USERS_LEAVING_SESSIONS_OPEN(
      UserReplacementContract.class,
      "a_replacement_can_end_all_sessions_of_that_user_alone",
      BrokenUsers::leavingSessionsOpen),
  USERS_ENDING_SESSIONS_OF_OTHERS(
      UserReplacementContract.class,
      "a_replacement_can_end_all_sessions_of_that_user_alone",
      BrokenUsers::endingSessionsOfOthers),
  USERS_ENDING_SESSIONS_BEFORE_THE_CHANGE(
      UserReplacementContract.class,
      "a_taken_address_changes_nothing_and_ends_no_session",
      BrokenUsers::endingSessionsBeforeTheChange),
  USERS_IGNORING_THE_SESSION_GENERATION(
      UserSessionContract.class,
      "a_new_session_generation_ends_every_session_before_it",
      BrokenUsers::ignoringTheSessionGeneration),
  USERS_KEEPING_NUMBERS_AS_DOUBLES(
      UserAttributesContract.class,
      "numbers_come_back_to_the_last_digit",
      BrokenUsers::keepingNumbersAsDoubles),
  USERS_PAGING_BY_OFFSET(
      UserListContract.class,
      "pages_hold_everybody_once_while_users_change_come_and_go",
      BrokenUsers::pagingByOffset),
  ADDRESSES_COMPARED_BY_COLLATION(
      EmailIdentityContract.class,
      "addresses_that_only_look_alike_belong_to_different_users",
      BrokenEmailIdentity::comparedByCollation),
  ADDRESSES_COMPARED_IN_UPPER_CASE(
      EmailIdentityContract.class,
      "addresses_that_only_look_alike_belong_to_different_users",
      BrokenEmailIdentity::comparedInUpperCase),
  ADDRESSES_COMPARED_IN_COMPATIBILITY_FORM(
      EmailIdentityContract.class,
      "addresses_that_only_look_alike_belong_to_different_users",
      BrokenEmailIdentity::comparedInCompatibilityForm),
  ADDRESSES_COMPARED_AS_PATTERN(
      EmailIdentityContract.class,
      "addresses_that_only_look_alike_belong_to_different_users",
      BrokenEmailIdentity::comparedAsPattern),
  ADDRESSES_LOOKED_FOR_IN_ANOTHER_FORM(
      EmailIdentityContract.class,
      "an_address_is_taken_in_every_case_and_unicode_form",
      BrokenEmailIdentity::lookedForInAnotherForm),
  SESSIONS_FORGETTING_EXPIRY(
      SessionsContract.class,
      "a_session_is_open_just_before_its_expiry_and_over_at_the_instant_itself",
      BrokenSessions::forgettingExpiry),
  SESSIONS_EXPIRING_LATE(
      SessionsContract.class,
      "a_session_is_open_just_before_its_expiry_and_over_at_the_instant_itself",
      BrokenSessions::expiringLate),
  SESSIONS_EXPIRING_EARLY(
      SessionsContract.class,
      "a_session_is_open_just_before_its_expiry_and_over_at_the_instant_itself",
      BrokenSessions::expiringEarly),
  SESSIONS_KEEPING_MILLISECONDS(
      SessionsContract.class,
      "instants_survive_to_the_microsecond",
      BrokenSessions::keepingMilliseconds),
  SESSIONS_OVERFLOWING_IN_2038(
      SessionsContract.class,
      "instants_survive_to_the_microsecond",
      BrokenSessions::overflowingIn2038),
  SESSIONS_CUTTING_USER_AGENTS(
      SessionsContract.class, "the_largest_client_comes_back", BrokenSessions::cuttingUserAgents),
  SESSIONS_KEEPING_THE_USER_OF_THE_LOG_IN(
      SessionsContract.class,
      "a_session_shows_its_user_as_of_now",
      BrokenSessions::keepingTheUserOfTheLogIn),
  SESSIONS_TOUCHING_WHAT_WAS_ENDED(
      SessionsContract.class,
      "a_touch_that_races_with_an_end_never_reopens_the_session",
      BrokenSessions::touchingWhatWasEnded),
  SESSIONS_LOOKING_AT_THE_USER_BEFORE_OPENING(
      SessionOpeningContract.class,
      "a_log_in_that_races_with_a_password_change_leaves_nothing_that_outlives_it",
      BrokenSessions::lookingAtTheUserBeforeOpening),
  SIGNING_KEYS_STORING_TWO_FIRST_KEYS(
      SigningKeysContract.class,
      "of_many_that_store_a_first_key_at_once_exactly_one_does",
      BrokenLogsAndKeys::storingTwoFirstKeys),
  ONE_TIME_TOKENS_FORGETTING_EXPIRY(
      OneTimeTokensContract.class,
      "a_token_is_good_just_before_its_expiry_and_dead_at_the_instant_itself",
      BrokenOneTimeTokens::forgettingExpiry),
  ONE_TIME_TOKENS_EXPIRING_LATE(
      OneTimeTokensContract.class,
      "a_token_is_good_just_before_its_expiry_and_dead_at_the_instant_itself",
      BrokenOneTimeTokens::expiringLate),
  ONE_TIME_TOKENS_EXPIRING_EARLY(
      OneTimeTokensContract.class,
      "a_token_is_good_just_before_its_expiry_and_dead_at_the_instant_itself",
      BrokenOneTimeTokens::expiringEarly),
  ONE_TIME_TOKENS_KEEPING_SECONDS(
      OneTimeTokensContract.class,
      "when_a_token_dies_survives_to_the_microsecond",
      BrokenOneTimeTokens::keepingSeconds),
  ONE_TIME_TOKENS_FORGETTING_THE_PURPOSE(
      OneTimeTokensContract.class,
      "a_token_is_worth_nothing_for_another_purpose",
      BrokenOneTimeTokens::forgettingThePurpose),
  ONE_TIME_TOKENS_KEEPING_TOKENS_OF_THE_REMOVED(
      OneTimeTokensContract.class,
      "a_deletion_drops_the_users_tokens",
      BrokenOneTimeTokens::keepingTokensOfTheRemoved),
  ONE_TIME_TOKENS_DROPPING_TOKENS_OF_OTHERS(
      OneTimeTokensContract.class,
      "what_happens_to_one_user_drops_no_token_of_another",
      BrokenOneTimeTokens::droppingTokensOfOthers),
  ONE_TIME_TOKENS_SPENDING_SECRETS_TWICE(
      OneTimeTokensContract.class,
      "of_many_who_spend_a_secret_that_is_not_kept_exactly_one_does",
      BrokenOneTimeTokens::spendingSecretsTwice),
  ONE_TIME_TOKENS_FORGETTING_WHAT_IS_SPENT(
      OneTimeTokensContract.class,
      "secrets_that_are_spent_later_leave_the_others_spent",
      BrokenOneTimeTokens::forgettingWhatIsSpent),
  ONE_TIME_TOKENS_CONSUMED_BY_LOOK_THEN_WRITE(
      OneTimeSpendingContract.class,
      "of_many_that_consume_one_token_at_once_exactly_one_does",
      BrokenOneTimeTokens::consumingByLookThenWrite),
  ONE_TIME_TOKENS_CONSUMED_FOR_ANY_PURPOSE(
      OneTimeSpendingContract.class,
      "a_token_is_consumed_for_its_own_purpose_only",
      BrokenOneTimeTokens::consumingForAnyPurpose),
  ONE_TIME_TOKENS_CONSUMED_LATE(
      OneTimeSpendingContract.class,
      "a_token_is_consumed_just_before_its_expiry_and_not_at_the_instant_itself",
      BrokenOneTimeTokens::consumingLate),
  ONE_TIME_TOKENS_CONSUMED_WITHOUT_A_TRACE(
      OneTimeSpendingContract.class,
      "a_token_is_consumed_once_and_is_found_as_spent",
      BrokenOneTimeTokens::consumingWithoutATrace),
  ONE_TIME_TOKENS_CONSUMED_WITHOUT_THE_CHANGE(
      OneTimeSpendingContract.class,
      "a_token_and_the_change_that_it_allows_take_effect_both_or_neither",
      BrokenTransactions::committingEachAct),
  ONE_TIME_TOKENS_STAYING_CONSUMED(
      OneTimeSpendingContract.class,
      "a_token_comes_back_when_its_transaction_is_undone",
      BrokenTransactions::committingEachAct),
  TRANSACTIONS_COMMITTING_EACH_ACT(
      TransactionContract.class,
      "an_exception_undoes_every_act_and_passes_through",
      BrokenTransactions::committingEachAct),
  TRANSACTIONS_COMMITTING_NOTHING(
      TransactionContract.class,
      "all_that_a_transaction_changed_is_there_after_it",
      BrokenTransactions::committingNothing),
  TRANSACTIONS_WRAPPING_EXCEPTIONS(
      TransactionContract.class,
      "an_exception_undoes_every_act_and_passes_through",
      BrokenTransactions::wrappingExceptions),
  TRANSACTIONS_READING_WHAT_IS_COMMITTED(
      TransactionContract.class,
      "acts_see_what_their_transaction_has_changed_before",
      BrokenTransactions::readingWhatIsCommitted),
  TRANSACTIONS_COMMITTING_INNER_ONES(
      TransactionContract.class,
      "a_transaction_inside_of_another_is_undone_with_it",
      BrokenTransactions::committingInnerTransactions),
  TRANSACTIONS_COMMITTING_BEFORE_INNER_ONES(
      TransactionContract.class,
      "an_exception_of_a_transaction_inside_of_another_undoes_both",
      BrokenTransactions::committingBeforeInnerTransactions),
  TRANSACTIONS_UNDONE_AFTER_A_REFUSAL(
      TransactionContract.class,
      "a_refused_act_changes_nothing_and_its_transaction_goes_on",
      BrokenTransactions::undoingAfterARefusal),
  TRANSACTIONS_SHOWING_HALF(
      TransactionContract.class,
      "other_threads_see_all_of_a_transaction_or_nothing",
      BrokenTransactions::showingHalf),
  TRANSACTIONS_LOSING_CHANGES(
      TransactionContract.class,
      "of_transactions_that_change_one_account_at_once_none_is_lost",
      BrokenTransactions::losingTransactions),
  TRANSACTIONS_REPLACING_ONE_VERSION_TWICE(
      TransactionContract.class,
      "of_transactions_that_replace_one_version_at_once_exactly_one_takes_effect",
      BrokenTransactions::losingTransactions),
  TRANSACTIONS_LEAVING_HALF_IN_THE_STORE(
      StorageOpeningContract.class,
      "nothing_of_a_failed_transaction_is_there_when_the_store_is_opened_again",
      BrokenTransactions::committingEachAct),
  SESSIONS_FORGETTING_THE_METHODS(
      SessionsContract.class,
      "when_and_how_the_user_was_authenticated_comes_back",
      BrokenSessions::forgettingTheMethods),
  SESSIONS_FORGETTING_WHEN_THE_USER_WAS_AUTHENTICATED(
      SessionsContract.class,
      "when_and_how_the_user_was_authenticated_comes_back",
      BrokenSessions::forgettingWhenTheUserWasAuthenticated),
  LETTERS_DROPPING_PARAMETERS(
      OutboxContract.class,
      "parameters_come_back_character_by_character",
      BrokenOutbox::droppingParameters),
  LETTERS_IGNORING_THE_CASE_OF_PARAMETERS(
      OutboxContract.class,
      "mails_with_other_parameters_wait_beside_each_other_and_are_removed_each",
      BrokenOutbox::ignoringTheCaseOfParameters),
  LETTERS_COMPARING_PARAMETERS_IN_ORDER(
      OutboxContract.class,
      "mails_with_equal_parameters_wait_once_in_whatever_order_they_are_given",
      BrokenOutbox::comparingParametersInOrder),
  LETTERS_HANDING_ONE_LETTER_TO_TWO(
      OutboxContract.class,
      "of_many_that_take_at_once_exactly_one_gets_the_mail",
      BrokenOutbox::handingOneMailToTwo),
  LETTERS_IGNORING_THE_LEASE(
      OutboxContract.class,
      "a_mail_is_not_taken_again_before_its_lease_is_over",
      BrokenOutbox::ignoringTheLease),
  LETTERS_ENDING_THE_LEASE_EARLY(
      OutboxContract.class,
      "a_mail_is_not_taken_again_before_its_lease_is_over",
      BrokenOutbox::endingTheLeaseEarly),
  LETTERS_FORGETTING_WHO_HAS_A_LETTER(
      OutboxContract.class,
      "who_kept_a_mail_for_too_long_can_neither_remove_nor_postpone_it",
      BrokenOutbox::forgettingWhoHasAMail),
  LETTERS_FLOODING_A_MAILBOX(
      OutboxContract.class,
      "while_a_mail_waits_another_of_its_kind_changes_nothing",
      BrokenOutbox::floodingAMailbox),
  RECORDS_PAGING_BY_OFFSET(
      EventLogContract.class,
      "pages_hold_every_entry_once_while_others_are_added",
      BrokenLogsAndKeys::pagingByOffset),
  RECORDS_CUTTING_DETAILS(
      EventLogContract.class, "the_largest_entry_comes_back", BrokenLogsAndKeys::cuttingDetails),
  RECORDS_MIXING_UP_WHO_DID_IT(
      EventLogContract.class,
      "an_entry_tells_what_happened_when_to_whom_by_whom_and_from_where",
      BrokenLogsAndKeys::mixingUpWhoDidIt),
  RECORDS_FORGETTING_THE_REMOVED(
      EventLogContract.class,
      "the_record_outlives_the_user",
      BrokenLogsAndKeys::forgettingTheRemoved),
  RECORDS_KEEPING_EVERYTHING(
      EventLogContract.class,
      "old_entries_go_as_others_are_added_and_the_rest_stay",
      BrokenLogsAndKeys::keepingEverything),
  ACCOUNTS_ELSEWHERE_IGNORING_CASE(
      OAuthAccountsContract.class,
      "ids_are_compared_character_by_character",
      BrokenOAuthAccounts::ignoringCase),
  ACCOUNTS_ELSEWHERE_PASSING_OVER_BLANKS(
      OAuthAccountsContract.class,
      "ids_are_compared_character_by_character",
      BrokenOAuthAccounts::passingOverBlanks),
  ACCOUNTS_ELSEWHERE_UNLINKING_FOR_OTHERS(
      OAuthAccountsContract.class,
      "users_unlink_their_own_accounts_only",
      BrokenOAuthAccounts::unlinkingForOthers),
  ACCOUNTS_ELSEWHERE_KEEPING_LINKS_OF_THE_REMOVED(
      OAuthAccountsContract.class,
      "accounts_elsewhere_go_with_their_user_alone",
      BrokenOAuthAccounts::keepingLinksOfTheRemoved),
  ACCOUNTS_ELSEWHERE_LEAVING_A_USER_WITHOUT_LINK(
      OAuthOwnershipContract.class,
      "a_new_user_with_an_account_elsewhere_that_is_taken_leaves_nothing_behind",
      BrokenOAuthAccounts::leavingAUserWithoutLink),
  ACCOUNTS_ELSEWHERE_CLAIMING_HALF(
      OAuthOwnershipContract.class,
      "a_claim_by_an_account_elsewhere_that_is_taken_changes_nothing",
      BrokenOAuthAccounts::claimingHalf),
  ACCOUNTS_ELSEWHERE_LEAVING_LINKS_AFTER_A_CLAIM(
      OAuthOwnershipContract.class,
      "a_claim_changes_the_account_and_leaves_its_owner_the_only_way_in",
      BrokenOAuthAccounts::leavingLinksAfterAClaim),
  ACCOUNTS_ELSEWHERE_LEAVING_LINKS_AFTER_A_CHANGE(
      OAuthOwnershipContract.class,
      "a_change_that_ends_links_ends_all_of_them_with_the_sessions",
      BrokenOAuthAccounts::leavingLinksAfterAChange),
  ACCOUNTS_ELSEWHERE_LETTING_THE_LAST_WAY_IN_GO(
      OAuthOwnershipContract.class,
      "of_all_ways_in_that_are_removed_at_once_one_stays",
      BrokenOAuthAccounts::lettingTheLastWayInGo),
  ACCOUNTS_ELSEWHERE_LEAVING_A_USER_WITHOUT_LINK_IN_A_RACE(
      OAuthRivalryContract.class,
      "of_new_users_and_old_ones_with_one_account_elsewhere_exactly_one_gets_it",
      BrokenOAuthAccounts::leavingAUserWithoutLink),
  USERS_KEEPING_COPIES(
      StorageContract.class,
      "one_node_sees_at_once_what_another_has_done",
      BrokenUsers::keepingCopies),
  STORE_ANSWERING_ONCE_CLOSED(
      StorageOpeningContract.class,
      "an_open_store_answers_and_a_closed_one_does_not",
      whole -> CompositeStorage.of(whole).withClosing(() -> {})),
  NODES_REFUSED_WITHOUT_A_WORD(
      "a_second_node_is_refused_in_one_line_and_the_first_goes_on",
      SoleNodeStorageOpener::refusingWithoutAWord),
  NODES_LET_IN_BY_CLOSING_AGAIN(
      "closing_again_does_not_let_another_node_in", SoleNodeStorageOpener::closingForAnother),
  NODES_LOOKING_BEFORE_OPENING(
      "of_many_nodes_that_open_the_store_at_once_exactly_one_does",
      SoleNodeStorageOpener::lookingBeforeOpening),
  TOKENS_BELIEVED_ALONE(
      TokenStrategyContractCase.class,
      TokenStrategyContract.class,
      "a_token_is_worthless_once_its_session_ends_by_whatever_way",
      BrokenCryptography::believingTokensAlone),
  TOKENS_OF_OTHERS_READ(
      TokenStrategyContractCase.class,
      TokenStrategyContract.class,
      "strategies_do_not_read_each_others_tokens",
      BrokenCryptography::readingForeignTokens),
  SECRETS_OPENED_FOR_ANY_CONTEXT(
      SecretEncryptorContractCase.class,
      SecretEncryptorContract.class,
      "nothing_is_opened_for_another_context",
      BrokenCryptography::openingForAnyContext),
  IDENTIFIERS_COUNTED_IN_TWO_STEPS(
      IdentifiersContractCase.class,
      IdentifiersContract.class,
      "nobody_gets_an_id_twice_even_when_many_ask_at_once",
      BrokenCryptography::countingInTwoSteps);

  final Class<?> trial;
  final Class<?> contract;
  final String sentence;

  // A method of a class without state.
  @SuppressWarnings("ImmutableEnumChecker")
  final Supplier<?> candidates;

  /** A store. */
  BrokenAdapter(Class<?> contract, String sentence, UnaryOperator<Storage> broken) {
    this(StorageContractCase.class, contract, sentence, () -> nodes(broken));
  }

  /** A store of a sole node. */
  BrokenAdapter(String sentence, Supplier<Supplier<Storage>> candidates) {
    this(SoleNodeStorageContractCase.class, SoleNodeStorageContract.class, sentence, candidates);
  }

  BrokenAdapter(Class<?> trial, Class<?> contract, String sentence, Supplier<?> candidates) {
    this.trial = trial;
    this.contract = contract;
    this.sentence = sentence;
    this.candidates = candidates;
  }

  /** Opens one store in memory as many nodes, each of them {@code broken}. */
  static Supplier<Storage> nodes(UnaryOperator<Storage> broken) {
    var memory = new InMemoryStorage();
    return () -> broken.apply(memory.anotherNode());
  }
}
