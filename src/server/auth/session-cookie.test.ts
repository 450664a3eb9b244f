import { afterEach, describe, expect, it, vi } from "vitest";

vi.mock("../env", () => ({
  env: () => ({ KEPT_SECRET: "a secret of this test, long enough", appUrl: "http://127.0.0.1:3000" }),
  environment: {},
}));
const { LASTS_SECONDS, sessionCookieFor, sidIn } = await import("./next-auth");

afterEach(() => vi.useRealTimers());

describe("the session cookie", () => {
  it("names its session, each time it is read", async () => {
    const cookie = await sessionCookieFor("one");
    expect(await sidIn(cookie)).toBe("one");
    expect(await sidIn(cookie)).toBe("one");
    expect(await sidIn(await sessionCookieFor("two"))).toBe("two");
  });

  it("names none when a sign of it was changed, though the whole was read before", async () => {
    const cookie = await sessionCookieFor("one");
    await sidIn(cookie);
    const middle = Math.floor(cookie.length / 2);
    const other = cookie[middle] === "A" ? "B" : "A";
    expect(await sidIn(cookie.slice(0, middle) + other + cookie.slice(middle + 1))).toBeUndefined();
    expect(await sidIn(undefined)).toBeUndefined();
  });

  it("names none after the longest time a session may last, though it was read before", async () => {
    const cookie = await sessionCookieFor("one");
    expect(await sidIn(cookie)).toBe("one");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + (LASTS_SECONDS + 60) * 1000 });
    expect(await sidIn(cookie)).toBeUndefined();
  });
});
