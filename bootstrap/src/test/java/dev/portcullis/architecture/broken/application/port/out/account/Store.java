package dev.portcullis.architecture.broken.application.port.out.account;

/** An out-port that breaks no rule. */
public interface Store {}
