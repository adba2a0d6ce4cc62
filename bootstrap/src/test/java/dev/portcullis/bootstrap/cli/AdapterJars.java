package dev.portcullis.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Builds adapter jars from source text. */
final class AdapterJars {
  private static final String SERVICE =
      "META-INF/services/dev.portcullis.application.port.out.operation.StorageProvider";

  /** A provider that serves {@code round-table:} and whose store can't be opened. */
  static final String ROUND_TABLE =
      """
      package com.example;

      import dev.portcullis.application.failure.StorageRefused;
      import dev.portcullis.application.port.out.operation.*;
      import java.util.List;

      public final class RoundTable implements StorageProvider {
        @Override public int ports() { return PORTS; }
        @Override public boolean serves(String url) { return url.startsWith("round-table:"); }
        @Override public List<String> urlForms() { return List.of("round-table:SEATS"); }
        @Override public String description(Settings settings) { return "a round table"; }
        @Override public int migrate(Settings settings) { return 12; }
        @Override public List<Migration> migrations(Settings settings) { return List.of(); }
        @Override public Storage open(Settings settings) {
          throw new StorageRefused("the siege perilous is taken", null);
        }
      }
      """;

  private final Path jar;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final List<JavaFileObject> portsElsewhere = new ArrayList<>();
  private final List<Path> beside = new ArrayList<>();

  private AdapterJars(Path jar) {
    this.jar = jar;
  }

  /** Starts a jar at that path, and creates its folder. */
  static AdapterJars at(Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    return new AdapterJars(jar);
  }

  /** Builds the jar of {@link #ROUND_TABLE}. */
  static Path roundTable(Path jar) throws IOException {
    return at(jar).providing("com.example.RoundTable").compiling(ROUND_TABLE).write();
  }

  /** Registers the provider for the service loader. */
  AdapterJars providing(String name) {
    entries.put(SERVICE, name.getBytes(UTF_8));
    return this;
  }

  AdapterJars with(String entry, String text) {
    entries.put(entry, text.getBytes(UTF_8));
    return this;
  }

  /** Compiles against another version of a port, which is left out of the jar. */
  AdapterJars against(String source) {
    portsElsewhere.add(source(source));
    return this;
  }

  /** Compiles against another jar. */
  AdapterJars against(Path other) {
    beside.add(other);
    return this;
  }

  AdapterJars compiling(String source) throws IOException {
    Path classes = Files.createTempDirectory("classes");
    var errors = new StringWriter();
    var compiler = ToolProvider.getSystemJavaCompiler();
    String classPath =
        Stream.concat(
                beside.stream().map(Path::toString),
                Stream.of(System.getProperty("java.class.path")))
            .collect(Collectors.joining(File.pathSeparator));
    List<JavaFileObject> sources = new ArrayList<>(portsElsewhere);
    sources.add(source(source));
    var task =
        compiler.getTask(
            errors,
            null,
            null,
            List.of("-proc:none", "-d", classes.toString(), "-cp", classPath),
            null,
            sources);
    assertThat(task.call()).as(errors.toString()).isTrue();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString();
        if (name.startsWith("com/")) {
          entries.put(name, Files.readAllBytes(file));
        }
      }
    }
    return this;
  }

  /** Changes the class files to a future version of Java. */
  AdapterJars fromTheFuture() {
    entries.forEach(
        (name, bytes) -> {
          if (name.endsWith(".class")) {
            // Major version of the class file (JVMS 4.1).
            bytes[7] = 99;
          }
        });
    return this;
  }

  Path write() throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        var out = new JarOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return jar;
  }

  private static JavaFileObject source(String text) {
    String type = text.replaceAll("(?s).*?public \\S*\\s?(?:class|interface) (\\w+).*", "$1");
    String folder = text.replaceAll("(?s).*?package ([\\w.]+);.*", "$1").replace('.', '/');
    return new SimpleJavaFileObject(
        URI.create("string:///%s/%s.java".formatted(folder, type)), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
