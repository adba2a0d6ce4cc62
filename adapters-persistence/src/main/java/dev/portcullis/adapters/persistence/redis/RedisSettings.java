package dev.portcullis.adapters.persistence.redis;

/**
 * Which Redis server to use, and how.
 *
 * @param keyPrefix what the names of all keys begin with, so that several may share a server
 * @param poolSize how many connections at most
 */
public record RedisSettings(RedisAddress address, String keyPrefix, int poolSize) {}
