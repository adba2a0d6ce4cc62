package dev.portcullis.architecture;

import com.tngtech.archunit.lang.ArchRule;

/** An architecture rule, with a sentence as its name. */
record Rule(String name, ArchRule check) {
  @Override
  public String toString() {
    return name;
  }
}
