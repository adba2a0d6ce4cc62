package dev.portcullis.bootstrap.configuration;

import dev.portcullis.adapters.grpc.GrpcSettings;
import dev.portcullis.adapters.rest.settings.RestSettings;

/** The key {@code profile}, and what a strict profile refuses. */
record ProfileKeys(ConfigurationValues values) {
  static final Key.Group KEYS = new Key.Group();

  static final Key<Profile> PROFILE =
      KEYS.key("profile", "which [defaults](#profiles) the other keys have")
          .of(Syntax.choice(Profile.class), "compatible");

  /** Records the settings that a strict profile doesn't accept. */
  void check(RestSettings rest, GrpcSettings grpc) {
    if (values.profile() != Profile.STRICT) {
      return;
    }
    if (values.read(MailKeys.TRANSPORT) == MailKeys.Transport.LOG) {
      values.problem(
          MailKeys.TRANSPORT,
          "must be smtp with profile strict: log writes links that reset passwords to the log");
    }
    if (!Exposure.isEncrypted(rest.publicUrl())
        && !(Exposure.isLoopback(rest.publicUrl())
            && Exposure.isLoopback(rest.host())
            && Exposure.isLoopback(grpc.host()))) {
      values.problem(
          EdgeKeys.PUBLIC_URL,
          "must be https with profile strict, since the server is reached from other machines");
    }
  }
}
