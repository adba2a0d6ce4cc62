package dev.portcullis.adapters.persistence.redis;

/**
 * Settings for Redis.
 *
 * @param keyPrefix prefix of all keys, so that several applications can share a server
 * @param poolSize maximum connections
 */
public record RedisSettings(RedisAddress address, String keyPrefix, int poolSize) {}
