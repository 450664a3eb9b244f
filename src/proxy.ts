import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { formTokenCookieName, isSecure } from "@/server/auth/cookies";

/** Headers of Next's own machinery that a client has no business sending. */
const FORBIDDEN_FROM_CLIENTS = [
  "content-security-policy",
  "x-nonce",
  "x-form-token",
  "x-matched-path",
  "x-middleware-subrequest",
  "x-middleware-rewrite",
  "x-middleware-next",
  "next-resume",
];

/**
 * Headers only: nothing is authorised here. Each page and procedure decides for itself, so that leaving this file out
 * shows nobody anything.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  const isApi = pathname.startsWith("/api/");
  const isPost = request.method !== "GET" && request.method !== "HEAD";
  if (request.headers.has("next-action") || (isPost && !isApi))
    return new NextResponse(null, { status: 404 });

  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const cookie = formTokenCookieName();
  const formToken = request.cookies.get(cookie)?.value ?? randomBytes(24).toString("base64url");
  const headers = new Headers(request.headers);
  for (const name of FORBIDDEN_FROM_CLIENTS) headers.delete(name);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-form-token", formToken);
  headers.set("x-kept-path", pathname);
  const response = hardened(NextResponse.next({ request: { headers } }), policy);
  if (!isApi && !request.cookies.has(cookie)) {
    response.cookies.set(cookie, formToken, {
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure: isSecure(),
    });
  }
  return response;
}

function contentSecurityPolicy(nonce: string): string {
  const evalInDevelopment = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evalInDevelopment}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function hardened(response: NextResponse, policy: string): NextResponse {
  const headers = response.headers;
  headers.set("content-security-policy", policy);
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "same-origin");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  headers.set("cache-control", "private, no-store");
  return response;
}

// Uploads do not pass here: Next holds bodies back for a proxy, and cuts them at 10 MB. Their route sets its own headers.
export const config = {
  matcher: ["/((?!_next/static/|icon\\.svg$|robots\\.txt$|api/imports/[^/]+/file$).*)"],
};
