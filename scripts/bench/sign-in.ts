import { request } from "node:http";
import { hash } from "@node-rs/argon2";
import { median, milliseconds, type Line } from "./figures";
import { buildWithBarePage, startServer } from "./served";
import { connected, productEnv, type Stand } from "./stand";

/** As the product hashes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PAIRS = 200;
const MOST_MILLISECONDS = 5;
const KNOWN = "known@measured.example";
const PASSWORD = "a password that is right for nobody";

type Answer = { status: number; location: string; milliseconds: number };
/** One form, sent for somebody who is there and for somebody who is not, in turns. */
type Form = { name: string; path: string; fields: (isKnown: boolean, at: number) => Record<string, string> };

const FORMS: readonly Form[] = [
  {
    name: "sign-in",
    path: "/api/sign-in",
    fields: (isKnown, at) => ({
      email: isKnown ? KNOWN : `nobody-${at}@measured.example`,
      password: PASSWORD,
    }),
  },
  {
    name: "forgotten password",
    path: "/api/forgot",
    fields: (isKnown, at) => ({ email: isKnown ? KNOWN : `nobody-${at}@measured.example` }),
  },
  {
    name: "invitation",
    path: "/api/invite",
    fields: (isKnown) => ({ link: isKnown ? "used" : "unused", name: "Somebody", password: PASSWORD }),
  },
];

/**
 * Do the forms of visitors tell, by their answer or its time, who is known here? Known and unknown are sent in turns,
 * over one connection, with the throttle's limits raised; what differs is the difference of the two medians.
 */
export async function measureSignIn(stand: Stand): Promise<Line[]> {
  const database = await stand.create("sign_in");
  await connected(database.superuserUrl, async (client) => {
    await client.query("INSERT INTO organisation (id, name) VALUES (1, 'Measured')");
    await client.query(
      `WITH made AS (INSERT INTO person (email, name, password_hash) VALUES ($1, 'Known', $2) RETURNING id)
       INSERT INTO one_time_link (token_hash, purpose, person_id, credential_version, expires_at, used_at, created_by)
       SELECT sha256('used'), 'invitation', id, 1, now() + interval '1 day', now(), 'system' FROM made`,
      [KNOWN, await hash("what the known person really types", COST)],
    );
  });
  const server = await startServer(buildWithBarePage(stand.folder), {
    ...productEnv(database, stand.folder),
    KEPT_SIGN_IN_TRIES: "1000000",
    KEPT_SIGN_IN_TRIES_PER_NETWORK: "1000000",
  });
  const port = Number(new URL(server.url).port);
  try {
    const lines: Line[] = [];
    for (const form of FORMS) lines.push(...(await compare(form, port)));
    return lines;
  } finally {
    server.child.kill("SIGTERM");
  }
}

async function compare({ name, path, fields }: Form, port: number): Promise<Line[]> {
  const answers = { known: [] as Answer[], unknown: [] as Answer[] };
  for (let at = -10; at < PAIRS; at++) {
    // Whoever goes first changes each time; the first ten pairs only warm up.
    const order = at % 2 === 0 ? (["known", "unknown"] as const) : (["unknown", "known"] as const);
    for (const who of order) {
      const answer = await post(port, path, fields(who === "known", at));
      if (answer.status >= 500) throw new Error(`${path} failed with ${answer.status}.`);
      if (at >= 0) answers[who].push(answer);
    }
  }
  const told = new Set(
    [...answers.known, ...answers.unknown].map(
      ({ status, location }) => `${status} ${location.replace(/(unused|used)/, "…")}`,
    ),
  );
  const times = (who: "known" | "unknown") => answers[who].map(({ milliseconds }) => milliseconds);
  const from = `known ${milliseconds(times("known"))}; unknown ${milliseconds(times("unknown"))}; ${PAIRS} pairs`;
  return [
    {
      name: `${name}: difference of medians, known and unknown`,
      value: Math.abs(median(times("known")) - median(times("unknown"))),
      unit: "ms",
      atMost: MOST_MILLISECONDS,
      from,
    },
    { name: `${name}: different answers`, value: told.size, atMost: 1, from: [...told].join("; ") },
  ];
}

function post(port: number, path: string, fields: Record<string, string>): Promise<Answer> {
  const body = new URLSearchParams({ token: "measured", ...fields }).toString();
  const began = performance.now();
  return new Promise((done, fail) => {
    const sent = request(
      {
        port,
        path,
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", cookie: "kept.form=measured" },
      },
      (answer) => {
        answer.resume();
        answer.on("end", () =>
          done({
            status: answer.statusCode ?? 0,
            location: answer.headers.location ?? "",
            milliseconds: performance.now() - began,
          }),
        );
      },
    );
    sent.on("error", fail);
    sent.end(body);
  });
}
