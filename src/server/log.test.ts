import { Writable } from "node:stream";
import pino from "pino";
import { expect, it } from "vitest";
import { redaction } from "./log";

it("hides secrets and personal data wherever they stand in a logged object", () => {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const log = pino({ redact: redaction }, sink);
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
  expect(lines.join("")).toContain('"msg":"said"');
  expect(lines.join("")).not.toContain(secret);
});
