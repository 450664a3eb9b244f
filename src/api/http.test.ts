import { beforeEach, expect, it, vi } from "vitest";

const warn = vi.fn();
const info = vi.fn();
vi.mock("@/server/log", () => ({ log: () => ({ warn, info, error: warn }) }));
vi.mock("@/server/env", () => ({
  env: () => ({ appUrl: "https://kept.test.example", KEPT_PROXY_HOPS: 0 }),
  environment: {},
}));
const { handleApi } = await import("./http");

beforeEach(() => {
  warn.mockClear();
  info.mockClear();
});

const OURS = {
  host: "kept.test.example",
  origin: "https://kept.test.example",
  "content-type": "application/json",
  "x-kept": "1",
  "x-kept-address": "192.0.2.7",
};
const call = (headers: Record<string, string>, path = "people.create", method = "POST") =>
  handleApi(
    new Request(`https://kept.test.example/api/trpc/${path}`, {
      method,
      headers,
      ...(method === "POST" ? { body: JSON.stringify({ secret: "canary-42" }) } : {}),
    }),
  );

it("turns a call of another site away, and says so in the log", async () => {
  const foreign = await call({ ...OURS, origin: "https://evil.example" });
  expect(foreign.status).toBe(403);
  expect((await call({ ...OURS, "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await call({ ...OURS, "content-type": "text/plain" })).status).toBe(403);
  expect(warn).toHaveBeenCalledTimes(3);
  expect(warn).toHaveBeenLastCalledWith(
    {
      path: "/api/trpc/people.create",
      method: "POST",
      network: "192.0.2",
      why: expect.any(String) as string,
    },
    "turned away",
  );
});

it("refuses more than ten calls at once, and a body of more than a megabyte, and says so in the log", async () => {
  expect((await call({}, Array(11).fill("operations.health").join(","), "GET")).status).toBe(403);
  expect((await call({ ...OURS, "content-length": "1000001" })).status).toBe(403);
  expect(warn).toHaveBeenCalledTimes(2);
});

it("logs that input does not fit, and nothing of the input", async () => {
  expect((await call(OURS, "setup.finish")).status).toBe(400);
  expect(info).toHaveBeenCalledWith(
    { person: undefined, procedure: "setup.finish" },
    "input that does not fit",
  );
  expect(JSON.stringify([info.mock.calls, warn.mock.calls])).not.toContain("canary-42");
});

it("answers a fault with a reference alone, and logs the rest under it", async () => {
  const answer = await call({}, "operations.organisation", "GET"); // there is no database here
  expect(answer.status).toBe(500);
  const told = await answer.text();
  const reference = /\(ref ([0-9A-F]{4})\)/.exec(told)?.[1];
  expect(warn).toHaveBeenCalledWith(
    expect.objectContaining({ path: "operations.organisation", reference, err: expect.any(Error) as Error }),
    "a procedure failed",
  );
  expect(told).not.toMatch(/node_modules|at \w+ \(|ECONN|prisma|SELECT/i);
});
