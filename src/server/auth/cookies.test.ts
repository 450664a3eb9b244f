import { describe, expect, it, vi } from "vitest";

vi.mock("../env", () => ({
  env: () => ({ KEPT_SECRET: "a secret of this test, long enough", appUrl: settings.appUrl }),
  environment: {},
}));
const settings = { appUrl: "https://kept.test.example" };
const cookies = await import("./cookies");
const { authOptions } = await import("./next-auth");
const { signOutFromForm } = await import("./forms");
const { chosenTheme, themeCookieText } = await import("@/ui/theme");

const kinds = ["code", "passkey", "enrol", "sso"] as const;
const names = () => [
  cookies.sessionCookieName(),
  cookies.formTokenCookieName(),
  cookies.knownBrowserCookieName(),
  ...kinds.map((kind) => cookies.stepCookieName(kind)),
  ...Object.values(authOptions().cookies ?? {}).map(({ name }) => name),
  themeCookieText("dark", cookies.isSecure()).split("=")[0],
];

describe("cookies", () => {
  it("are bound to this very host on https, every one, and Secure", () => {
    expect(names().filter((name) => !name?.startsWith("__Host-"))).toEqual([]);
    expect(cookies.cookieText("x", "y", 60)).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; .*; Secure$/);
    expect(cookies.sessionCookieOptions()).toMatchObject({ secure: true, httpOnly: true, sameSite: "lax" });
    expect(themeCookieText("dark", true)).toMatch(/; path=\/; samesite=lax; .*; secure$/);
    expect(authOptions().useSecureCookies).toBe(true);
  });

  it("go without the promise on plain http, where browsers would drop them", () => {
    settings.appUrl = "http://127.0.0.1:3000";
    expect(names().filter((name) => name?.startsWith("__"))).toEqual([]);
    expect(cookies.cookieText("x", "y", 60)).not.toContain("Secure");
    settings.appUrl = "https://kept.test.example";
  });

  it("of another host cannot choose the theme where ours does", () => {
    const held = new Map([
      ["kept-theme", { value: "light" }],
      ["__Host-kept-theme", { value: "dark" }],
    ]);
    expect(chosenTheme(held)).toBe("dark");
    expect(chosenTheme(new Map([["kept-theme", { value: "<script>" }]]))).toBeUndefined();
  });
});

it("signing out tells the browser to forget what it holds", async () => {
  const body = new URLSearchParams({ token: "abc" });
  const headers = { cookie: "__Host-kept.form=abc", host: "kept.test.example" };
  const request = new Request("https://kept.test.example/api/sign-out", { method: "POST", body, headers });
  const answer = await signOutFromForm(request);
  expect(answer.headers.get("clear-site-data")).toBe('"cache", "storage"');
  expect(answer.headers.get("set-cookie")).toMatch(/^__Host-kept.session=; .*Max-Age=0/);
});
