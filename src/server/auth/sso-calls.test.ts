import { expect, it, vi } from "vitest";

vi.mock("../env", () => ({
  env: () => ({ appUrl: "https://kept.test.example", KEPT_PROXY_HOPS: 0, KEPT_LOG: "silent" }),
  environment: {},
}));
const { ssoStart } = await import("./sso-calls");

it("a sign-in at the provider does not begin from another site", async () => {
  const foreign: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site" },
    { origin: "https://evil.example" },
  ];
  for (const headers of foreign) {
    const answer = await ssoStart(new Request("https://kept.test.example/api/sign-in/sso", { headers }));
    expect(answer.headers.get("location")).toBe("/login?error=expired");
    expect(answer.headers.get("set-cookie")).toBeNull();
  }
});
