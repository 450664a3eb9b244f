import * as z from "zod";

const Env = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgresql://"),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  APP_URL: z.url().optional(),
  KEPT_SECRET: z.string().min(32, "needs at least 32 characters"),
  KEPT_DATA_DIR: z.string().default(".data"),
  KEPT_LOG: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  KEPT_POOL: z.coerce.number().int().min(2).max(50).default(10),
  KEPT_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  KEPT_STATEMENT_TIMEOUT_MS: z.coerce.number().int().min(0).default(15_000),
  KEPT_SIGN_IN_TRIES: z.coerce.number().int().min(1).default(5),
  KEPT_SIGN_IN_TRIES_PER_NETWORK: z.coerce.number().int().min(1).default(50),
  KEPT_SMTP_URL: z
    .string()
    .regex(/^smtp(s|\+plain)?:\/\/[^/]/, "must begin with smtp://, smtps:// or smtp+plain://")
    .optional(),
  KEPT_MAIL_FROM: z.string().max(320).optional(),
  KEPT_KEEP_COUNTS: z.enum(["on", "off"]).default("on"),
});

export type Env = z.infer<typeof Env> & { appUrl: string };

/** The raw environment, for the few places that prepare it before it is validated. */
export const environment: NodeJS.ProcessEnv = process.env;

let checked: Env | undefined;

/** The environment, validated at first use; an entry calls it before anything else. Throws one plain sentence. */
export function env(): Env {
  return (checked ??= readEnv(environment));
}

/** Validates a raw environment. Throws an Error whose message names every variable that is wrong. */
export function readEnv(raw: Record<string, string | undefined>): Env {
  const result = Env.safeParse(raw);
  if (!result.success) {
    const wrong = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new Error(`Kept cannot start with these settings: ${wrong.join("; ")}.`);
  }
  const { APP_URL, HOST, PORT } = result.data;
  return { ...result.data, appUrl: (APP_URL ?? `http://${HOST}:${PORT}`).replace(/\/$/, "") };
}
