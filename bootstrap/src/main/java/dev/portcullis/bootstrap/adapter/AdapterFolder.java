package dev.portcullis.bootstrap.adapter;

import dev.portcullis.application.failure.StorageRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Folder with the jars of adapters and of their libraries. All jars share one class loader,
 * separate from ours. It is never closed.
 */
record AdapterFolder(Path path) {
  /**
   * Returns the providers in all jars, in the order of the jars' names.
   *
   * @param refusals receives one line for each jar that can't be used, with its name and the reason
   */
  List<FoundProvider> providers(List<String> refusals) {
    var providers = new ArrayList<FoundProvider>();
    try {
      List<Path> jars = jars();
      var loader = new URLClassLoader("adapters", urls(jars), new PortsClassLoader());
      for (Path jar : jars) {
        try {
          providers.addAll(providers(jar, loader));
        } catch (StorageRefused refused) {
          refusals.add(String.valueOf(refused.getMessage()));
        }
      }
    } catch (StorageRefused refused) {
      refusals.add(String.valueOf(refused.getMessage()));
    }
    return providers;
  }

  private List<Path> jars() {
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (NoSuchFileException missing) {
      throw refused("there is no folder %s".formatted(path), missing);
    } catch (IOException | UncheckedIOException unreadable) {
      throw Files.isDirectory(path)
          ? refused("this user may not read the folder %s".formatted(path), unreadable)
          : refused("%s is a file, where a folder is needed".formatted(path), unreadable);
    }
  }

  private static List<FoundProvider> providers(Path jar, ClassLoader loader) {
    check(jar);
    try (var named = new OneJar(jar, loader)) {
      return FoundProvider.all(named, jar.toString()).stream()
          .map(found -> found.within(loader))
          .toList();
    } catch (IOException unreadable) {
      throw refused("%s can't be read".formatted(jar), unreadable);
    }
  }

  private static void check(Path jar) {
    try {
      new JarFile(jar.toFile()).close();
    } catch (AccessDeniedException forbidden) {
      throw refused("%s can't be read: this user may not".formatted(jar), forbidden);
    } catch (IOException damaged) {
      throw Files.isReadable(jar)
          ? refused("%s is damaged, or is not a jar".formatted(jar), damaged)
          : refused("%s can't be read: this user may not".formatted(jar), damaged);
    }
  }

  private static StorageRefused refused(String message, Throwable cause) {
    return new StorageRefused(message, cause);
  }

  private static URL[] urls(List<Path> jars) {
    return jars.stream().map(AdapterFolder::url).toArray(URL[]::new);
  }

  private static URL url(Path jar) {
    URI uri = jar.toUri();
    try {
      return uri.toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException("a file has no URL: " + uri, impossible);
    }
  }

  /** Finds the services of one jar, but loads classes through the loader of all jars. */
  private static final class OneJar extends URLClassLoader {
    OneJar(Path jar, ClassLoader all) {
      super(new URL[] {url(jar)}, all);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return findResources(name);
    }
  }
}
