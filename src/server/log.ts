import pino from "pino";
import { env } from "./env";

/** Keys whose values never reach a log, wherever they stand in the logged object. */
const SECRET_KEYS = [
  "password",
  "passwordHash",
  "token",
  "secret",
  "cookie",
  "authorization",
  "email",
  "comment",
  "sid",
];

/** What pino leaves out of every line. */
export const redaction = {
  paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*["${key}"]`]),
  censor: "[hidden]",
};

let logger: pino.Logger | undefined;

/** Structured log lines on standard error, one JSON object each, secrets and personal data hidden. */
export function log(): pino.Logger {
  return (logger ??= pino(
    { level: env().KEPT_LOG, redact: redaction, base: { app: "kept" } },
    pino.destination(2),
  ));
}
