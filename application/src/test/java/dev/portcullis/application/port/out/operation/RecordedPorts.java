package dev.portcullis.application.port.out.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The ports of one version: the lines that describe a type's members, by the line that names the
 * type.
 */
record RecordedPorts(Map<String, List<String>> types) {
  private static final String ABSTRACT = "public abstract ";
  private static final String RECORD = "record ";

  /** Reads a description; members are indented. */
  static RecordedPorts of(Stream<String> lines) {
    var types = new LinkedHashMap<String, List<String>>();
    var members = new ArrayList<List<String>>();
    lines
        .filter(line -> !line.startsWith("version "))
        .forEach(
            line -> {
              if (line.startsWith(" ")) {
                members.getLast().add(line.strip());
              } else {
                members.add(new ArrayList<>());
                types.put(line, members.getLast());
              }
            });
    return new RecordedPorts(types);
  }

  /**
   * Lists the incompatibilities of {@code later} ports for an adapter that was compiled against
   * these: types and members that are gone or changed, and methods that it would have to implement.
   *
   * @param isSealed whether adapters can't implement the type of that name
   */
  List<String> brokenBy(RecordedPorts later, Predicate<String> isSealed) {
    var broken = new ArrayList<String>();
    types.forEach(
        (type, members) -> {
          List<String> present = later.types.get(type);
          if (present == null) {
            broken.add("gone: " + type);
          } else {
            members.stream()
                .filter(member -> !isServed(member, present))
                .forEach(member -> broken.add("gone: %s in %s".formatted(member, type)));
            present.stream()
                .filter(member -> !members.contains(member) && demands(type, member, isSealed))
                .forEach(member -> broken.add("new: %s in %s".formatted(member, type)));
          }
        });
    return broken;
  }

  /** A method that had to be implemented may have a default by now. */
  private static boolean isServed(String member, List<String> present) {
    return present.contains(member)
        || present.contains(member.replace(ABSTRACT, "public default "));
  }

  /** A further component changes a record's constructor. */
  private static boolean demands(String type, String member, Predicate<String> isSealed) {
    boolean component = type.startsWith(RECORD) && !member.startsWith("public ");
    boolean toImplement =
        member.startsWith(ABSTRACT) && !isSealed.test(type.substring(type.indexOf(' ') + 1));
    return component || toImplement;
  }
}
