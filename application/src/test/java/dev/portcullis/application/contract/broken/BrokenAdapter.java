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
import dev.portcullis.application.contract.federation.ProviderTokenStoreContract;
import dev.portcullis.application.contract.login.SessionOpeningContract;
import dev.portcullis.application.contract.login.SessionsContract;
import dev.portcullis.application.contract.login.TokenStrategyContract;
import dev.portcullis.application.contract.operation.IdentifiersContract;
import dev.portcullis.application.contract.operation.SecretEncryptorContract;
import dev.portcullis.application.contract.operation.SigningKeyScheduleContract;
import dev.portcullis.application.contract.operation.SigningKeysContract;
import dev.portcullis.application.contract.operation.SoleNodeStorageContract;
import dev.portcullis.application.contract.operation.StorageContract;
import dev.portcullis.application.contract.operation.StorageOpeningContract;
import dev.portcullis.application.contract.operation.TransactionContract;
import dev.portcullis.application.contract.throttling.AttemptsContract;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.port.out.operation.Storage;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Adapters with one deliberate defect each, and the contract test that must detect it. */
enum BrokenAdapter {
  USERS_LOOKING_FOR_THE_ADDRESS_BEFORE_ADDING(
      UserRepositoryContract.class,
      "of_many_concurrent_claims_on_one_address_exactly_one_wins",
      BrokenUsers::lookingForTheAddressBeforeAdding),
  USERS_PUTTING_OVER_THE_SAME_ID(
      UserRepositoryContract.class,
      "a_taken_id_is_refused_and_nothing_changes",
      BrokenUsers::puttingOverTheSameId),
  USERS_REHASHING_OVER_A_NEWER_HASH(
      UserRepositoryContract.class,
      "a_rehash_of_an_outdated_hash_changes_nothing",
      BrokenUsers::rehashingOverANewerHash),
  USERS_CUTTING_HASHES(
      UserRepositoryContract.class, "the_longest_values_come_back", BrokenUsers::cuttingHashes),
  USERS_LOSING_UPDATES(
      UserReplacementContract.class,
      "a_replacement_based_on_any_version_but_the_latest_is_stale_and_changes_nothing",
      BrokenUsers::losingUpdates),
  USERS_LOOKING_AT_THE_VERSION_BEFORE_WRITING(
      UserReplacementContract.class,
      "of_many_concurrent_replacements_of_one_version_exactly_one_wins",
      BrokenUsers::lookingAtTheVersionBeforeWriting),
  USERS_LEAVING_SESSIONS_OPEN(
      UserReplacementContract.class,
      "a_replacement_can_end_all_sessions_of_only_that_user",
      BrokenUsers::leavingSessionsOpen),
  USERS_ENDING_SESSIONS_OF_OTHERS(
      UserReplacementContract.class,
      "a_replacement_can_end_all_sessions_of_only_that_user",
      BrokenUsers::endingSessionsOfOthers),
  USERS_ENDING_SESSIONS_BEFORE_THE_CHANGE(
      UserReplacementContract.class,
      "a_taken_address_changes_nothing_and_ends_no_session",
      BrokenUsers::endingSessionsBeforeTheChange),
  USERS_IGNORING_THE_SESSION_GENERATION(
      UserSessionContract.class,
      "a_new_session_generation_ends_every_session_of_older_ones",
      BrokenUsers::ignoringTheSessionGeneration),
  USERS_KEEPING_NUMBERS_AS_DOUBLES(
      UserAttributesContract.class,
      "numbers_come_back_with_every_digit",
      BrokenUsers::keepingNumbersAsDoubles),
  USERS_PAGING_BY_OFFSET(
      UserListContract.class,
      "pages_hold_every_remaining_user_once_while_users_are_changed_added_and_removed",
      BrokenUsers::pagingByOffset),
  ADDRESSES_COMPARED_BY_COLLATION(
      EmailIdentityContract.class,
      "look_alike_addresses_belong_to_different_users",
      BrokenEmailIdentity::comparedByCollation),
  ADDRESSES_COMPARED_IN_UPPER_CASE(
      EmailIdentityContract.class,
      "look_alike_addresses_belong_to_different_users",
      BrokenEmailIdentity::comparedInUpperCase),
  ADDRESSES_COMPARED_IN_COMPATIBILITY_FORM(
      EmailIdentityContract.class,
      "look_alike_addresses_belong_to_different_users",
      BrokenEmailIdentity::comparedInCompatibilityForm),
  ADDRESSES_COMPARED_AS_PATTERN(
      EmailIdentityContract.class,
      "look_alike_addresses_belong_to_different_users",
      BrokenEmailIdentity::comparedAsPattern),
  ADDRESSES_LOOKED_FOR_IN_ANOTHER_FORM(
      EmailIdentityContract.class,
      "an_address_is_taken_in_every_case_and_unicode_form",
      BrokenEmailIdentity::lookedForInAnotherForm),
  SESSIONS_FORGETTING_EXPIRY(
      SessionsContract.class,
      "a_session_is_open_just_before_its_expiry_and_expired_at_the_instant_itself",
      BrokenSessions::forgettingExpiry),
  SESSIONS_EXPIRING_LATE(
      SessionsContract.class,
      "a_session_is_open_just_before_its_expiry_and_expired_at_the_instant_itself",
      BrokenSessions::expiringLate),
  SESSIONS_EXPIRING_EARLY(
      SessionsContract.class,
      "a_session_is_open_just_before_its_expiry_and_expired_at_the_instant_itself",
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
      SessionsContract.class,
      "the_largest_client_info_comes_back",
      BrokenSessions::cuttingUserAgents),
  SESSIONS_KEEPING_THE_USER_OF_THE_LOG_IN(
      SessionsContract.class,
      "a_session_comes_with_the_current_state_of_its_user",
      BrokenSessions::keepingTheUserOfTheLogIn),
  SESSIONS_TOUCHING_WHAT_WAS_ENDED(
      SessionsContract.class,
      "a_touch_concurrent_with_an_end_never_reopens_the_session",
      BrokenSessions::touchingWhatWasEnded),
  SESSIONS_LOOKING_AT_THE_USER_BEFORE_OPENING(
      SessionOpeningContract.class,
      "a_log_in_concurrent_with_a_password_change_leaves_no_open_session",
      BrokenSessions::lookingAtTheUserBeforeOpening),
  SIGNING_KEYS_STORING_TWO_FIRST_KEYS(
      SigningKeysContract.class,
      "of_concurrent_first_keys_exactly_one_is_stored",
      BrokenLogsAndKeys::storingTwoFirstKeys),
  KEYS_REPLACED_BY_LOOK_THEN_WRITE(
      SigningKeyScheduleContract.class,
      "of_concurrent_replacements_exactly_one_takes_effect",
      BrokenKeyReplacement::lookingBeforeReplacing),
  KEYS_REPLACED_ONE_BY_ONE(
      SigningKeyScheduleContract.class,
      "a_replacement_of_keys_that_have_changed_changes_nothing",
      BrokenKeyReplacement::replacingOneByOne),
  KEYS_KEEPING_MILLISECONDS(
      SigningKeyScheduleContract.class,
      "times_survive_to_the_microsecond",
      BrokenKeyReplacement::keepingMilliseconds),
  KEYS_FORGETTING_THE_END(
      SigningKeyScheduleContract.class,
      "an_added_key_comes_back_with_every_field_and_in_the_list_of_its_algorithm",
      BrokenKeyReplacement::forgettingTheEndOfAddedKeys),
  KEYS_STAYING_AFTER_A_ROLLBACK(
      SigningKeyScheduleContract.class,
      "a_replacement_is_undone_with_its_transaction",
      BrokenTransactions::committingEachAct),
  PROVIDER_TOKENS_OVERWRITTEN(
      ProviderTokenStoreContract.class,
      "tokens_that_a_sign_in_has_refreshed_are_not_overwritten",
      BrokenKeyReplacement::overwritingTokens),
  PROVIDER_TOKENS_LISTED_TWICE(
      ProviderTokenStoreContract.class,
      "pages_of_any_size_hold_every_link_once",
      BrokenKeyReplacement::repeatingTheLastLink),
  ONE_TIME_TOKENS_FORGETTING_EXPIRY(
      OneTimeTokensContract.class,
      "a_token_is_valid_just_before_its_expiry_and_expired_at_the_instant_itself",
      BrokenOneTimeTokens::forgettingExpiry),
  ONE_TIME_TOKENS_EXPIRING_LATE(
      OneTimeTokensContract.class,
      "a_token_is_valid_just_before_its_expiry_and_expired_at_the_instant_itself",
      BrokenOneTimeTokens::expiringLate),
  ONE_TIME_TOKENS_EXPIRING_EARLY(
      OneTimeTokensContract.class,
      "a_token_is_valid_just_before_its_expiry_and_expired_at_the_instant_itself",
      BrokenOneTimeTokens::expiringEarly),
  ONE_TIME_TOKENS_KEEPING_SECONDS(
      OneTimeTokensContract.class,
      "the_expiry_of_a_token_survives_to_the_microsecond",
      BrokenOneTimeTokens::keepingSeconds),
  ONE_TIME_TOKENS_FORGETTING_THE_PURPOSE(
      OneTimeTokensContract.class,
      "a_token_is_not_found_for_another_purpose",
      BrokenOneTimeTokens::forgettingThePurpose),
  ONE_TIME_TOKENS_KEEPING_TOKENS_OF_THE_REMOVED(
      OneTimeTokensContract.class,
      "a_deletion_drops_the_users_tokens",
      BrokenOneTimeTokens::keepingTokensOfTheRemoved),
  ONE_TIME_TOKENS_DROPPING_TOKENS_OF_OTHERS(
      OneTimeTokensContract.class,
      "a_change_to_one_user_drops_no_token_of_another",
      BrokenOneTimeTokens::droppingTokensOfOthers),
  ONE_TIME_TOKENS_SPENDING_SECRETS_TWICE(
      OneTimeTokensContract.class,
      "of_concurrent_uses_of_one_secret_exactly_one_succeeds",
      BrokenOneTimeTokens::spendingSecretsTwice),
  ONE_TIME_TOKENS_FORGETTING_WHAT_IS_SPENT(
      OneTimeTokensContract.class,
      "later_uses_of_other_secrets_leave_a_secret_used",
      BrokenOneTimeTokens::forgettingWhatIsSpent),
  ONE_TIME_TOKENS_CONSUMED_BY_LOOK_THEN_WRITE(
      OneTimeSpendingContract.class,
      "of_concurrent_consumptions_of_one_token_exactly_one_succeeds",
      BrokenOneTimeTokens::consumingByLookThenWrite),
  ONE_TIME_TOKENS_CONSUMED_FOR_ANY_PURPOSE(
      OneTimeSpendingContract.class,
      "a_token_is_consumed_only_for_its_own_purpose",
      BrokenOneTimeTokens::consumingForAnyPurpose),
  ONE_TIME_TOKENS_CONSUMED_LATE(
      OneTimeSpendingContract.class,
      "a_token_is_consumed_just_before_its_expiry_and_not_at_the_instant_itself",
      BrokenOneTimeTokens::consumingLate),
  ONE_TIME_TOKENS_CONSUMED_WITHOUT_A_TRACE(
      OneTimeSpendingContract.class,
      "a_token_is_consumed_once_and_found_as_used",
      BrokenOneTimeTokens::consumingWithoutATrace),
  ONE_TIME_TOKENS_CONSUMED_WITHOUT_THE_CHANGE(
      OneTimeSpendingContract.class,
      "a_token_and_the_change_that_it_allows_both_take_effect_or_neither_does",
      BrokenTransactions::committingEachAct),
  ONE_TIME_TOKENS_STAYING_CONSUMED(
      OneTimeSpendingContract.class,
      "a_rollback_restores_the_consumed_token",
      BrokenTransactions::committingEachAct),
  TRANSACTIONS_COMMITTING_EACH_ACT(
      TransactionContract.class,
      "an_exception_undoes_every_change_and_is_rethrown",
      BrokenTransactions::committingEachAct),
  TRANSACTIONS_COMMITTING_NOTHING(
      TransactionContract.class,
      "all_changes_of_a_transaction_are_visible_after_it",
      BrokenTransactions::committingNothing),
  TRANSACTIONS_WRAPPING_EXCEPTIONS(
      TransactionContract.class,
      "an_exception_undoes_every_change_and_is_rethrown",
      BrokenTransactions::wrappingExceptions),
  TRANSACTIONS_READING_WHAT_IS_COMMITTED(
      TransactionContract.class,
      "reads_in_a_transaction_see_its_own_changes",
      BrokenTransactions::readingWhatIsCommitted),
  TRANSACTIONS_COMMITTING_INNER_ONES(
      TransactionContract.class,
      "a_nested_transaction_is_undone_with_the_outer_one",
      BrokenTransactions::committingInnerTransactions),
  TRANSACTIONS_COMMITTING_BEFORE_INNER_ONES(
      TransactionContract.class,
      "an_exception_in_a_nested_transaction_undoes_both",
      BrokenTransactions::committingBeforeInnerTransactions),
  TRANSACTIONS_UNDONE_AFTER_A_REFUSAL(
      TransactionContract.class,
      "a_refused_change_has_no_effect_and_its_transaction_goes_on",
      BrokenTransactions::undoingAfterARefusal),
  TRANSACTIONS_SHOWING_HALF(
      TransactionContract.class,
      "other_threads_see_all_of_a_transaction_or_nothing",
      BrokenTransactions::showingHalf),
  TRANSACTIONS_LOSING_CHANGES(
      TransactionContract.class,
      "concurrent_transactions_that_change_one_account_lose_no_update",
      BrokenTransactions::losingTransactions),
  TRANSACTIONS_REPLACING_ONE_VERSION_TWICE(
      TransactionContract.class,
      "of_concurrent_transactions_that_replace_one_version_exactly_one_takes_effect",
      BrokenTransactions::losingTransactions),
  TRANSACTIONS_LEAVING_HALF_IN_THE_STORE(
      StorageOpeningContract.class,
      "changes_of_a_failed_transaction_are_absent_after_reopening_the_store",
      BrokenTransactions::committingEachAct),
  SESSIONS_FORGETTING_THE_METHODS(
      SessionsContract.class,
      "authentication_time_and_methods_come_back",
      BrokenSessions::forgettingTheMethods),
  SESSIONS_FORGETTING_WHEN_THE_USER_WAS_AUTHENTICATED(
      SessionsContract.class,
      "authentication_time_and_methods_come_back",
      BrokenSessions::forgettingWhenTheUserWasAuthenticated),
  LETTERS_DROPPING_PARAMETERS(
      OutboxContract.class,
      "parameters_come_back_character_by_character",
      BrokenOutbox::droppingParameters),
  LETTERS_IGNORING_THE_CASE_OF_PARAMETERS(
      OutboxContract.class,
      "mails_with_different_parameters_are_queued_and_removed_separately",
      BrokenOutbox::ignoringTheCaseOfParameters),
  LETTERS_COMPARING_PARAMETERS_IN_ORDER(
      OutboxContract.class,
      "mails_with_equal_parameters_in_any_order_are_queued_once",
      BrokenOutbox::comparingParametersInOrder),
  LETTERS_HANDING_ONE_LETTER_TO_TWO(
      OutboxContract.class,
      "of_concurrent_takers_exactly_one_gets_the_mail",
      BrokenOutbox::handingOneMailToTwo),
  LETTERS_IGNORING_THE_LEASE(
      OutboxContract.class,
      "a_mail_is_not_taken_again_before_its_lease_ends",
      BrokenOutbox::ignoringTheLease),
  LETTERS_ENDING_THE_LEASE_EARLY(
      OutboxContract.class,
      "a_mail_is_not_taken_again_before_its_lease_ends",
      BrokenOutbox::endingTheLeaseEarly),
  LETTERS_FORGETTING_WHO_HAS_A_LETTER(
      OutboxContract.class,
      "a_taker_whose_lease_has_ended_can_neither_remove_nor_postpone_the_mail",
      BrokenOutbox::forgettingWhoHasAMail),
  LETTERS_FLOODING_A_MAILBOX(
      OutboxContract.class,
      "a_mail_of_the_same_kind_as_a_queued_one_changes_nothing",
      BrokenOutbox::floodingAMailbox),
  RECORDS_PAGING_BY_OFFSET(
      EventLogContract.class,
      "pages_hold_every_entry_once_while_others_are_added",
      BrokenLogsAndKeys::pagingByOffset),
  RECORDS_CUTTING_DETAILS(
      EventLogContract.class, "the_largest_entry_comes_back", BrokenLogsAndKeys::cuttingDetails),
  RECORDS_MIXING_UP_WHO_DID_IT(
      EventLogContract.class,
      "an_entry_comes_back_with_type_time_subject_actor_client_and_details",
      BrokenLogsAndKeys::mixingUpWhoDidIt),
  RECORDS_FORGETTING_THE_REMOVED(
      EventLogContract.class,
      "entries_remain_when_their_user_is_removed",
      BrokenLogsAndKeys::forgettingTheRemoved),
  RECORDS_KEEPING_EVERYTHING(
      EventLogContract.class,
      "additions_delete_old_entries_and_keep_the_rest",
      BrokenLogsAndKeys::keepingEverything),
  ATTEMPTS_DECIDED_BEFORE_THEY_ARE_COUNTED(
      AttemptsContract.class,
      "of_many_concurrent_attempts_exactly_the_limit_is_let_through",
      BrokenAttempts::decidedBeforeTheyAreCounted),
  ATTEMPTS_FORGOTTEN_TOO_EARLY(
      AttemptsContract.class,
      "changes_of_other_keys_keep_a_record_that_has_not_expired",
      BrokenAttempts::forgottenTooEarly),
  ACCOUNTS_ELSEWHERE_IGNORING_CASE(
      OAuthAccountsContract.class,
      "account_ids_are_compared_character_by_character",
      BrokenOAuthAccounts::ignoringCase),
  ACCOUNTS_ELSEWHERE_PASSING_OVER_BLANKS(
      OAuthAccountsContract.class,
      "account_ids_are_compared_character_by_character",
      BrokenOAuthAccounts::passingOverBlanks),
  ACCOUNTS_ELSEWHERE_UNLINKING_FOR_OTHERS(
      OAuthAccountsContract.class,
      "users_can_unlink_only_their_own_accounts",
      BrokenOAuthAccounts::unlinkingForOthers),
  ACCOUNTS_ELSEWHERE_KEEPING_LINKS_OF_THE_REMOVED(
      OAuthAccountsContract.class,
      "removing_a_user_removes_only_that_users_links",
      BrokenOAuthAccounts::keepingLinksOfTheRemoved),
  ACCOUNTS_ELSEWHERE_LEAVING_A_USER_WITHOUT_LINK(
      OAuthOwnershipContract.class,
      "a_new_user_with_a_taken_provider_account_leaves_nothing_behind",
      BrokenOAuthAccounts::leavingAUserWithoutLink),
  ACCOUNTS_ELSEWHERE_CLAIMING_HALF(
      OAuthOwnershipContract.class,
      "a_claim_with_a_taken_provider_account_changes_nothing",
      BrokenOAuthAccounts::claimingHalf),
  ACCOUNTS_ELSEWHERE_LEAVING_LINKS_AFTER_A_CLAIM(
      OAuthOwnershipContract.class,
      "a_claim_changes_the_account_and_keeps_only_the_owners_way_to_sign_in",
      BrokenOAuthAccounts::leavingLinksAfterAClaim),
  ACCOUNTS_ELSEWHERE_LEAVING_LINKS_AFTER_A_CHANGE(
      OAuthOwnershipContract.class,
      "a_change_that_ends_links_removes_all_of_them_and_the_sessions",
      BrokenOAuthAccounts::leavingLinksAfterAChange),
  ACCOUNTS_ELSEWHERE_LETTING_THE_LAST_WAY_IN_GO(
      OAuthOwnershipContract.class,
      "of_all_ways_to_sign_in_that_are_removed_concurrently_one_remains",
      BrokenOAuthAccounts::lettingTheLastWayInGo),
  ACCOUNTS_ELSEWHERE_LEAVING_A_USER_WITHOUT_LINK_IN_A_RACE(
      OAuthRivalryContract.class,
      "of_new_and_existing_users_with_one_provider_account_exactly_one_gets_it",
      BrokenOAuthAccounts::leavingAUserWithoutLink),
  USERS_KEEPING_COPIES(
      StorageContract.class,
      "a_change_by_one_node_is_visible_to_another_at_once",
      BrokenUsers::keepingCopies),
  STORE_ANSWERING_ONCE_CLOSED(
      StorageOpeningContract.class,
      "a_store_is_reachable_while_open_and_unreachable_once_closed",
      whole -> CompositeStorage.of(whole).withClosing(() -> {})),
  NODES_REFUSED_WITHOUT_A_WORD(
      "a_second_node_is_refused_in_one_line_and_the_first_goes_on",
      SoleNodeStorageOpener::refusingWithoutAWord),
  NODES_LET_IN_BY_CLOSING_AGAIN(
      "closing_again_does_not_admit_another_node", SoleNodeStorageOpener::closingForAnother),
  NODES_LOOKING_BEFORE_OPENING(
      "of_many_nodes_that_open_the_store_at_once_exactly_one_succeeds",
      SoleNodeStorageOpener::lookingBeforeOpening),
  TOKENS_BELIEVED_ALONE(
      TokenStrategyContractCase.class,
      TokenStrategyContract.class,
      "a_token_is_invalid_once_its_session_has_ended_for_any_reason",
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
      "ids_are_unique_among_concurrent_callers",
      BrokenCryptography::countingInTwoSteps);

  final Class<?> trial;
  final Class<?> contract;
  final String sentence;

  // A method reference of a class without state.
  @SuppressWarnings("ImmutableEnumChecker")
  final Supplier<?> candidates;

  /** Store. */
  BrokenAdapter(Class<?> contract, String sentence, UnaryOperator<Storage> broken) {
    this(StorageContractCase.class, contract, sentence, () -> nodes(broken));
  }

  /** Sole-node store. */
  BrokenAdapter(String sentence, Supplier<Supplier<Storage>> candidates) {
    this(SoleNodeStorageContractCase.class, SoleNodeStorageContract.class, sentence, candidates);
  }

  BrokenAdapter(Class<?> trial, Class<?> contract, String sentence, Supplier<?> candidates) {
    this.trial = trial;
    this.contract = contract;
    this.sentence = sentence;
    this.candidates = candidates;
  }

  /** Opens one in-memory store as many nodes, each of them {@code broken}. */
  static Supplier<Storage> nodes(UnaryOperator<Storage> broken) {
    var memory = new InMemoryStorage();
    return () -> broken.apply(memory.anotherNode());
  }
}
