import { Writable } from "node:stream";
import pino from "pino";
import { expect, it } from "vitest";
import { redaction } from "./log";

/** A logger as the product's, and the text it has written. */
function logged(): { log: pino.Logger; text: () => string } {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { log: pino({ redact: redaction }, sink), text: () => lines.join("") };
}

it("hides secrets and personal data wherever they stand in a logged object", () => {
  const { log, text } = logged();
  const secret = "canary-0123456789";
  log.info(
    {
      password: secret,
      user: { email: secret, token: secret },
      request: { headers: { cookie: secret, authorization: secret } },
      comment: secret,
    },
    "said",
  );
  expect(text()).toContain('"msg":"said"');
  expect(text()).not.toContain(secret);
});

it("stays one line of JSON a call, whatever stands in a value", () => {
  const { log, text } = logged();
  const forged = 'x"}\r\n{"level":30,"msg":"forged"}\u2028\u001b[2J';
  log.warn({ path: forged, err: new Error(forged) }, "refused");
  const lines = text()
    .split("\n")
    .filter((line) => line !== "");
  expect(lines).toHaveLength(1);
  const line = JSON.parse(lines[0] ?? "") as { path: string; msg: string; time: number };
  expect(line).toMatchObject({ path: forged, msg: "refused" });
  expect(line.time).toBeGreaterThan(Date.UTC(2026, 0));
});
