package dev.portcullis.acceptance.password;

import static dev.portcullis.acceptance.ServerUnderTest.newEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.GrpcApi;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.bootstrap.cli.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of list that an installation can set, over both protocols. */
final class DeniedPasswordListsTest {
  private static final String REFUSED = "REGISTER_INVALID_PASSWORD";

  @TempDir private Path folder;

  /** Returns the codes of registrations with these passwords, each over REST and gRPC. */
  private static List<String> codes(String list, String... passwords) {
    var settings = TestServers.settings();
    settings.put("PORTCULLIS_PASSWORD_DENIED", list);
    try (var server = TestServers.start(settings);
        var rest = new RestApi(server.httpPort());
        var grpc = new GrpcApi(server.grpcPort())) {
      return Stream.of(passwords)
          .flatMap(text -> Stream.of(rest, grpc).map(api -> register(api, newEmail(), text)))
          .toList();
    }
  }

  private static String register(Api api, String email, String text) {
    return api.register(Map.of("email", email, "password", text)).code();
  }

  @Test
  void the_list_of_known_passwords_denies_all_of_them() {
    assertThat(codes("known", "guinevere", "Lancelot", "password")).containsOnly(REFUSED);
    assertThat(codes("known", "of-the-lake of camelot")).containsOnly("OK");
  }

  @Test
  void without_a_list_only_the_own_address_is_denied() {
    assertThat(codes("none", "password")).containsOnly("OK");
  }

  @Test
  void a_text_replaces_the_built_in_list() throws IOException {
    Path text = Files.writeString(folder.resolve("denied.txt"), "Camelot-Castle\n");

    assertThat(codes(text.toString(), "camelot-castle")).containsOnly(REFUSED);
    assertThat(codes(text.toString(), "password")).containsOnly("OK");
  }

  @Test
  void a_filter_of_hashes_denies_the_hashed_passwords() throws IOException {
    Files.writeString(
        folder.resolve("hashes.txt"), "21BD12DC183F740EE76F27B78EB39C8AD972A757:73586\r\n");
    int exitCode =
        CommandLines.in(folder, Map.of())
            .setOut(new PrintWriter(Writer.nullWriter()))
            .execute("passwords", "build-filter", "hashes.txt");
    assertThat(exitCode).isZero();

    String filter = folder.resolve("hashes.txt.filter").toString();
    assertThat(codes(filter, "P@ssw0rd")).containsOnly(REFUSED);
    assertThat(codes(filter, "p@ssw0rd")).containsOnly("OK");
  }
}
