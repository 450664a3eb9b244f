import { expect, it } from "vitest";
import { readEnv } from "./env";

const right = { DATABASE_URL: "postgresql://u:p@127.0.0.1/kept", KEPT_SECRET: "x".repeat(32) };

it("fills in what is not set", () => {
  expect(readEnv(right)).toMatchObject({ PORT: 3000, appUrl: "http://127.0.0.1:3000", KEPT_PROXY_HOPS: 0 });
  expect(readEnv({ ...right, APP_URL: "https://cx.example.org/" }).appUrl).toBe("https://cx.example.org");
});

it("names everything that is wrong in one plain sentence, without the values", () => {
  const start = () => readEnv({ DATABASE_URL: "mysql://secret@host", KEPT_SECRET: "short", PORT: "eighty" });
  expect(start).toThrow(
    /^Kept cannot start with these settings: .*DATABASE_URL must begin with postgresql:\/\/.*KEPT_SECRET needs at least 32 characters\.$/,
  );
  expect(start).not.toThrow(/secret@host/);
});
