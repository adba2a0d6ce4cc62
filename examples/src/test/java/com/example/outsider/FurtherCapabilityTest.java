package com.example.outsider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.port.out.account.UserRepository.Added;
import dev.portcullis.application.port.out.login.Sessions.Opened;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.operation.StorageProvider;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.Authentication;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.password.PasswordHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A compiled adapter still works when the ports get a further capability. It is compiled against
 * today's ports; {@code PortsVersionTest} compares the record of the oldest ports that are served,
 * which never with the recorded ones.
 */
final class FurtherCapabilityTest {
  private static final String CAPABILITY = "futureCapability";

  @TempDir private Path folder;

  @Test
  void an_adapter_compiled_before_a_capability_was_added_still_works() throws Exception {
    var loader = new PortsWithCapability(compiledAdapter());

    // Both class loaders have different classes with the same names.
    Object acts = loader.loadClass(Acts.class.getName()).getConstructor().newInstance();
    @SuppressWarnings(
        "unchecked") // Acts implements it, and only types of the JDK are passed between the class
    // loaders.
    var done = ((Function<String, List<String>>) acts).apply(folder.toString());

    assertThat(done)
        .containsExactly(
            "ports " + StorageProvider.PORTS,
            "added ADDED",
            "session OPENED",
            "seen arthur@camelot.example",
            "undone",
            "users 1",
            CAPABILITY + " Optional.empty");
    assertThat(Stream.of(Storage.class.getMethods()))
        .noneMatch(method -> method.getName().equals(CAPABILITY));
  }

  private Path compiledAdapter() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    var arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path")));
    try (Stream<Path> files = Files.walk(Path.of("storage-adapter/src/main/java"))) {
      files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(result).isZero();
    return classes;
  }

  /**
   * Loads Portcullis's classes again with one more capability, and the adapter's classes beside
   * them.
   */
  private static final class PortsWithCapability extends ClassLoader {
    private final Path adapter;

    PortsWithCapability(Path adapter) {
      super(FurtherCapabilityTest.class.getClassLoader());
      this.adapter = adapter;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.portcullis.") && !name.startsWith("com.example.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : defined(name);
      }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
      try {
        byte[] bytes = bytes(name);
        byte[] changed = name.equals(Storage.class.getName()) ? withCapability(bytes) : bytes;
        return defineClass(name, changed, 0, changed.length);
      } catch (IOException failure) {
        throw new ClassNotFoundException(name, failure);
      }
    }

    private byte[] bytes(String name) throws IOException {
      String file = name.replace('.', '/') + ".class";
      if (Files.exists(adapter.resolve(file))) {
        return Files.readAllBytes(adapter.resolve(file));
      }
      try (InputStream stream = getParent().getResourceAsStream(file)) {
        if (stream == null) {
          throw new IOException("there is no " + file);
        }
        return stream.readAllBytes();
      }
    }

    private static byte[] withCapability(byte[] storage) {
      ClassDesc optional = ClassDesc.of(Optional.class.getName());
      MethodTypeDesc type = MethodTypeDesc.of(optional);
      ClassFile classes = ClassFile.of();
      return classes.transformClass(
          classes.parse(storage),
          ClassTransform.endHandler(
              ports ->
                  ports.withMethodBody(
                      CAPABILITY,
                      type,
                      ClassFile.ACC_PUBLIC,
                      code -> code.invokestatic(optional, "empty", type).areturn())));
    }
  }

  /** Operations of Portcullis on a store; loaded beside the adapter. */
  public static final class Acts implements Function<String, List<String>> {
    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

    /** Has no state. */
    public Acts() {}

    @Override
    public List<String> apply(String folder) {
      try {
        StorageProvider provider =
            Class.forName("com.example.mvstore.MvStorageProvider")
                .asSubclass(StorageProvider.class)
                .getConstructor()
                .newInstance();
        var settings =
            new Settings("mvstore:old.mv", Optional.empty(), Optional.empty(), Path.of(folder), 1);
        var done = new ArrayList<String>();
        done.add("ports " + provider.ports());
        try (Storage storage = provider.open(settings)) {
          act(storage, done);
        }
        return done;
      } catch (ReflectiveOperationException failure) {
        throw new IllegalStateException(failure);
      }
    }

    private static void act(Storage storage, List<String> done)
        throws ReflectiveOperationException {
      Account arthur = account("arthur@camelot.example");
      var session =
          new Session(
              new SessionId(UUID.randomUUID()),
              arthur.id(),
              new BackendName("database"),
              new Authentication(NOW, Set.of()),
              NOW,
              NOW,
              NOW.plusSeconds(60),
              ClientInfo.UNKNOWN);
      Added added = storage.inTransaction(() -> storage.users().add(arthur));
      done.add("added " + added);
      Opened opened = storage.sessions().open(session, Optional.empty(), 0);
      done.add("session " + opened);
      storage
          .sessions()
          .find(session.id(), NOW)
          .ifPresent(found -> done.add("seen " + found.user().email().value()));
      try {
        storage.inTransaction(
            () -> {
              storage.users().add(account("mordred@camelot.example"));
              throw new UncheckedIOException(new IOException("undo"));
            });
      } catch (UncheckedIOException undone) {
        done.add("undone");
      }
      done.add("users " + storage.users().list(Optional.empty(), 9).size());
      done.add(CAPABILITY + " " + Storage.class.getMethod(CAPABILITY).invoke(storage));
    }

    private static Account account(String email) {
      var id = new UserId(UUID.randomUUID());
      return Account.open(
          new User(id, new EmailAddress(email), true, false, false), new PasswordHash("x"));
    }
  }
}
