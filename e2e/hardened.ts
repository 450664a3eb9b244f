import { expect, queryPath } from "./stage";

/** Addresses of the API that are there for everybody to try. */
export const APIS = [
  "/api/health",
  "/api/auth/csrf",
  "/api/auth/session",
  "/api/auth/providers",
  "/api/no-such-thing",
  queryPath("loyalty.overview", {}),
  queryPath("no.such.procedure", {}),
  "/api/imports/no-such-thing",
];
/** Never rendered and not in the way of the proxy: its answers are data and forbid everything. */
export const UPLOAD = "/api/imports/00000000-0000-4000-8000-000000000000/file";

const CSP = {
  "default-src": /^'self'$/,
  "script-src": /^'self' 'nonce-[A-Za-z0-9+/=]{22,}' 'strict-dynamic'$/,
  "object-src": /^'none'$/,
  "base-uri": /^'none'$/,
  "form-action": /^'self'$/,
  "frame-ancestors": /^'none'$/,
};

/** The headers that every answer of the product carries. */
export function expectHardened(headers: Record<string, string | string[] | undefined>, where: string): void {
  const policy = String(headers["content-security-policy"]);
  for (const [directive, wanted] of Object.entries(CSP)) {
    const value = new RegExp(`(?:^|; )${directive} ([^;]*)`).exec(policy)?.[1];
    expect(String(value), `${directive} of ${where}`).toMatch(wanted);
  }
  expect(headers["x-content-type-options"], where).toBe("nosniff");
  expect(headers["cache-control"], where).toMatch(/private.*no-store/);
  expect(headers["referrer-policy"], where).toBe("same-origin");
  expect(headers["cross-origin-opener-policy"], where).toBe("same-origin");
  expect(headers["access-control-allow-origin"], where).toBeUndefined();
  expect(headers["x-powered-by"], where).toBeUndefined();
  expect(headers.server, where).toBeUndefined();
}

/** The nonce that an answer's policy names. */
export const nonceIn = (headers: Record<string, string | string[] | undefined>) =>
  /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1];
