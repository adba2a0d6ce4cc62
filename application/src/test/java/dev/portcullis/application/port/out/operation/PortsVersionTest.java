package dev.portcullis.application.port.out.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that changes to the ports that adapters are compiled against don't go unnoticed. */
final class PortsVersionTest {
  private static final Path RECORDED = Path.of("src/test/resources/storage-ports.txt");

  /**
   * Fails when the ports have changed. Then raise {@link StorageProvider#PORTS} once per release.
   * Also raise {@link StorageProvider#OLDEST_PORTS} if existing adapters must be adapted. Record
   * the new ports: copy {@code target/storage-ports.txt} to {@code src/test/resources}.
   */
  @Test
  void the_ports_equal_those_recorded_for_their_version() throws IOException {
    String ports = "version %d%n%s".formatted(StorageProvider.PORTS, described());

    Files.writeString(Path.of("target/storage-ports.txt"), ports);

    assertThat(RECORDED).hasContent(ports);
  }

  /**
   * The record of {@link StorageProvider#OLDEST_PORTS} never changes, so that a record that was
   * refreshed by mistake can't hide a change that adapters have to follow. When this fails, undo
   * the change, or raise that number and record its ports: copy {@code target/storage-ports.txt}.
   */
  @Test
  void an_adapter_for_the_oldest_ports_that_are_served_finds_all_of_them() throws IOException {
    Path oldest =
        Path.of("src/test/resources/storage-ports-%d.txt".formatted(StorageProvider.OLDEST_PORTS));

    List<String> broken =
        RecordedPorts.of(Files.readAllLines(oldest).stream())
            .brokenBy(RecordedPorts.of(described().lines()), PortsVersionTest::isSealed);

    assertThat(broken).isEmpty();
  }

  private static boolean isSealed(String name) {
    try {
      return Class.forName(name).isSealed();
    } catch (ClassNotFoundException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Lists every type of ours that is reachable from {@link StorageProvider}. */
  private static String described() {
    var types = new TreeMap<String, String>();
    Deque<Class<?>> unseen = new ArrayDeque<>();
    unseen.add(StorageProvider.class);
    while (!unseen.isEmpty()) {
      Class<?> type = unseen.remove();
      if (type.getName().startsWith("dev.portcullis.") && !types.containsKey(type.getName())) {
        types.put(type.getName(), described(type));
        mentioned(type).forEach(other -> addClasses(other, unseen));
      }
    }
    return String.join("", types.values());
  }

  private static String described(Class<?> type) {
    String kind = type.isRecord() ? "record" : type.isInterface() ? "interface" : "class";
    Stream<String> lines =
        type.isEnum()
            ? Arrays.stream(type.getEnumConstants()).map(Object::toString)
            : Stream.concat(components(type), methods(type));
    return "%s %s%n".formatted(type.isEnum() ? "enum" : kind, type.getName())
        + lines.map("  %s%n"::formatted).collect(Collectors.joining());
  }

  private static Stream<String> components(Class<?> type) {
    return Stream.ofNullable(type.getRecordComponents())
        .flatMap(Arrays::stream)
        .map(part -> "%s %s".formatted(part.getGenericType().getTypeName(), part.getName()));
  }

  private static Stream<String> methods(Class<?> type) {
    return publicMethods(type)
        .map(method -> method.toGenericString().replace(type.getName() + ".", "") + names(method))
        .sorted(Comparator.naturalOrder());
  }

  private static String names(Method method) {
    return Arrays.stream(method.getParameters())
        .map(Parameter::getName)
        .collect(Collectors.joining(", ", " (", ")"));
  }

  /** Omits the methods that every record has. */
  private static Stream<Method> publicMethods(Class<?> type) {
    Set<String> implied =
        Stream.concat(
                Stream.of("equals", "hashCode", "toString"),
                Stream.ofNullable(type.getRecordComponents())
                    .flatMap(Arrays::stream)
                    .map(RecordComponent::getName))
            .collect(Collectors.toSet());
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> !implied.contains(method.getName()));
  }

  private static Stream<Type> mentioned(Class<?> type) {
    Stream<Type> parts =
        Stream.ofNullable(type.getRecordComponents())
            .flatMap(Arrays::stream)
            .map(RecordComponent::getGenericType);
    Stream<Type> ofMethods =
        publicMethods(type)
            .flatMap(
                method ->
                    Stream.concat(
                        Stream.of(method.getGenericReturnType()),
                        Arrays.stream(method.getGenericParameterTypes())));
    Stream<Type> permitted =
        Stream.ofNullable(type.getPermittedSubclasses()).flatMap(Arrays::stream);
    return Stream.of(parts, ofMethods, permitted).flatMap(all -> all);
  }

  private static void addClasses(Type type, Deque<Class<?>> unseen) {
    switch (type) {
      case Class<?> one -> unseen.add(one.isArray() ? one.getComponentType() : one);
      case ParameterizedType generic ->
          Stream.concat(
                  Stream.of(generic.getRawType()), Arrays.stream(generic.getActualTypeArguments()))
              .forEach(part -> addClasses(part, unseen));
      case GenericArrayType array -> addClasses(array.getGenericComponentType(), unseen);
      default -> {}
    }
  }
}
