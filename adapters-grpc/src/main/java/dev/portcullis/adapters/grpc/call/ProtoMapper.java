package dev.portcullis.adapters.grpc.call;

import com.google.protobuf.Timestamp;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.federation.OAuthAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Converts domain values to messages. */
public final class ProtoMapper {
  private ProtoMapper() {}

  public static dev.portcullis.proto.v1.User user(User user) {
    var message = dev.portcullis.proto.v1.User.newBuilder();
    if (!user.attributes().isEmpty()) {
      message.setAttributes(AttributeStructs.struct(user.attributes().values()));
    }
    return message
        .setId(user.id().toString())
        .setEmail(user.email().value())
        .setIsActive(user.active())
        .setIsSuperuser(user.superuser())
        .setIsVerified(user.verified())
        .build();
  }

  /** Converts a user with the linked accounts at providers. */
  public static dev.portcullis.proto.v1.User user(User user, List<OAuthAccount> accounts) {
    return user(user).toBuilder().addAllOauthAccounts(oauthAccounts(accounts)).build();
  }

  public static List<dev.portcullis.proto.v1.OAuthAccount> oauthAccounts(
      List<OAuthAccount> accounts) {
    return accounts.stream().map(ProtoMapper::oauthAccount).toList();
  }

  private static dev.portcullis.proto.v1.OAuthAccount oauthAccount(OAuthAccount account) {
    return dev.portcullis.proto.v1.OAuthAccount.newBuilder()
        .setId(account.id().toString())
        .setProvider(account.provider())
        .setAccountId(account.accountId())
        .setAccountEmail(account.accountEmail())
        .build();
  }

  public static com.google.protobuf.Duration duration(Duration duration) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(duration.getSeconds())
        .setNanos(duration.getNano())
        .build();
  }

  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
