package dev.portcullis.architecture.broken.bootstrap;

import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import io.grpc.Server;
import io.javalin.Javalin;
import jakarta.mail.Session;
import java.sql.Connection;
import org.jdbi.v3.core.Jdbi;
import redis.clients.jedis.Jedis;

/** A composition root that uses the technologies of the adapters. */
record StartThatKnowsEveryTechnology(
    Javalin rest,
    Server grpc,
    Jdbi jdbi,
    Connection sql,
    Jedis redis,
    Session smtp,
    TokenRequest oauth,
    UserInfo openIdConnect) {}
