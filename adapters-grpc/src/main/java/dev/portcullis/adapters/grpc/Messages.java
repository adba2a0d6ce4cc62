package dev.portcullis.adapters.grpc;

import com.google.protobuf.Timestamp;
import dev.portcullis.domain.user.User;
import java.time.Instant;

/** Writes what several answers have in common. */
final class Messages {
  private Messages() {}

  static dev.portcullis.proto.v1.User user(User user) {
    var message = dev.portcullis.proto.v1.User.newBuilder();
    if (!user.attributes().isEmpty()) {
      message.setAttributes(Structs.struct(user.attributes().values()));
    }
    return message
        .setId(user.id().toString())
        .setEmail(user.email().value())
        .setIsActive(user.active())
        .setIsSuperuser(user.superuser())
        .setIsVerified(user.verified())
        .build();
  }

  static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
