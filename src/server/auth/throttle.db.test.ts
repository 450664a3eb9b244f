import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useTestDatabase } from "../../../scripts/testing/database";

const ROUNDS = 20;
const TRIES = 200;
const LIMIT = 50;
const database = useTestDatabase();
const processes: ChildProcess[] = [];

/** A web process of its own as far as the throttle is concerned: it counts tries for whoever it is told. */
const PROBE = `
  import { countTry } from "./src/server/auth/throttle.ts";
  process.on("message", async ({ email, tries }) => {
    const counted = await Promise.all(Array.from({ length: tries }, () => countTry(email, "192.0.2.1")));
    process.send(counted.filter(Boolean).length);
  });
  process.send("ready");`;

beforeAll(async () => {
  for (let started = 0; started < 2; started++) {
    const child = spawn(
      process.execPath,
      [
        "--import",
        import.meta.resolve("tsx"),
        "--conditions=react-server",
        "--input-type=module",
        "-e",
        PROBE,
      ],
      {
        stdio: ["ignore", "inherit", "inherit", "ipc"],
        env: {
          ...process.env,
          DATABASE_URL: database.appUrl,
          KEPT_SIGN_IN_TRIES: String(LIMIT),
          KEPT_SIGN_IN_TRIES_PER_NETWORK: "1000000",
        },
      },
    );
    processes.push(child);
    await once(child, "message");
  }
});
afterAll(() => processes.forEach((child) => child.kill()));

it(`lets exactly ${LIMIT} of ${TRIES} tries at once through, over two processes, ${ROUNDS} times`, async () => {
  const through: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const answers = await Promise.all(
      processes.map(async (child) => {
        const answer = once(child, "message") as Promise<[number]>;
        child.send({ email: `round-${round}@test.example`, tries: TRIES / processes.length });
        return (await answer)[0];
      }),
    );
    through.push(answers.reduce((sum, count) => sum + count, 0));
  }
  console.log(`let through in each round: ${through.join(" ")}`);
  expect(through).toEqual(Array.from({ length: ROUNDS }, () => LIMIT));
});
