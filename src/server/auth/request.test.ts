import { afterEach, describe, expect, it, vi } from "vitest";

vi.mock("../env", () => ({ env: () => settings }));
const settings = { appUrl: "http://127.0.0.1:3000", KEPT_PROXY_HOPS: 0 };
const { addressOf, cookieIn, hasFormToken, isForeign, isOurScript, safePath } = await import("./request");

afterEach(() => {
  settings.KEPT_PROXY_HOPS = 0;
});

describe("the page to return to", () => {
  it.each(["/overview", "/overview?period=2026-Q3", "/departments/claims#top"])("may be %s", (path) => {
    expect(safePath(path)).toBe(path);
  });

  it.each([
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "/\n/evil.example",
    "/\t/evil.example",
    "",
    undefined,
    7,
    "/".repeat(3000),
  ])("is never %j", (wanted) => {
    expect(safePath(wanted)).toBe("/");
  });
});

describe("whose request it is", () => {
  const headers = new Headers({
    "x-kept-address": "192.0.2.1",
    "x-forwarded-for": "10.9.9.9, 203.0.113.5, 198.51.100.7",
  });

  it("is the peer's, whatever X-Forwarded-For claims, unless the operator has stated proxies", () => {
    expect(addressOf(headers)).toBe("192.0.2.1");
  });

  it("is read as many hops from the right as the operator has stated", () => {
    settings.KEPT_PROXY_HOPS = 1;
    expect(addressOf(headers)).toBe("198.51.100.7");
    settings.KEPT_PROXY_HOPS = 2;
    expect(addressOf(headers)).toBe("203.0.113.5");
    settings.KEPT_PROXY_HOPS = 5;
    expect(addressOf(headers)).toBe("192.0.2.1");
  });
});

describe("a request from another site", () => {
  const from = (values: Record<string, string>) =>
    isForeign(new Headers({ host: "127.0.0.1:3000", ...values }));

  it("is told by Sec-Fetch-Site or by a foreign Origin", () => {
    expect(from({ "sec-fetch-site": "cross-site" })).toBe(true);
    expect(from({ origin: "https://evil.example" })).toBe(true);
    expect(from({ origin: "null" })).toBe(true);
  });

  it("is not one of our own, nor one without an Origin, which must bring the form's token", () => {
    expect(from({ origin: "http://127.0.0.1:3000" })).toBe(false);
    expect(from({ "sec-fetch-site": "same-origin", origin: "http://127.0.0.1:3000" })).toBe(false);
    expect(from({})).toBe(false);
  });
});

describe("a script of our own pages", () => {
  const from = (values: Record<string, string>) =>
    isOurScript(new Headers({ host: "127.0.0.1:3000", ...values }));

  it("says so in a header, and its browser names our origin", () => {
    expect(from({ "x-kept": "1", origin: "http://127.0.0.1:3000" })).toBe(true);
    expect(from({ "x-kept": "1", "sec-fetch-site": "same-origin" })).toBe(true);
    expect(from({ "x-kept": "1" })).toBe(false);
    expect(from({ "x-kept": "1", "sec-fetch-site": "same-site" })).toBe(false);
    expect(from({ "x-kept": "1", origin: "https://evil.example" })).toBe(false);
    expect(from({ origin: "http://127.0.0.1:3000" })).toBe(false);
  });
});

describe("a form's token", () => {
  const form = (token: string) => {
    const data = new FormData();
    data.set("token", token);
    return data;
  };

  it("must be the one this browser's cookie holds", () => {
    expect(hasFormToken(form("abc"), "x=1; kept.form=abc")).toBe(true);
    expect(hasFormToken(form("abd"), "kept.form=abc")).toBe(false);
    expect(hasFormToken(form(""), "kept.form=")).toBe(false);
    expect(hasFormToken(form("abc"), null)).toBe(false);
    expect(hasFormToken(new FormData(), "kept.form=abc")).toBe(false);
  });

  it("is no error where cookie or field are no text of ours", () => {
    expect(cookieIn("kept.form=%E0%A4%A", "kept.form")).toBeUndefined();
    expect(hasFormToken(form("é"), "kept.form=ab")).toBe(false);
    expect(hasFormToken(form("é"), "kept.form=a")).toBe(false);
  });

  it("is found among other cookies by its whole name", () => {
    expect(cookieIn("not-kept.form=no; kept.form=yes", "kept.form")).toBe("yes");
  });
});
