import "server-only";
import { createHash } from "node:crypto";
import NextAuth, { type NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { decode, encode } from "next-auth/jwt";
import { now } from "../clock";
import { env, environment } from "../env";
import { callbackCookieName, isSecure, sessionCookieName, sessionCookieOptions } from "./cookies";
import { addressOf } from "./request";
import { closeSession } from "./session";
import { finishSignIn, signIn } from "./sign-in";

/** The longest that a policy may let a session last; the session's row says when it really ends. */
export const LASTS_SECONDS = 24 * 3600;

type Carrier = { id: string; sid?: string };

/**
 * next-auth's credentials allow JSON web tokens only, so the token carries nothing but the id of a session row that
 * is read on every request. Roles and departments are never in it, and `session.update()` cannot put them there.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().KEPT_SECRET,
    session: { strategy: "jwt", maxAge: LASTS_SECONDS },
    useSecureCookies: isSecure(),
    events: {
      // Clearing the cookie is not enough: a copy of it must open nothing either.
      async signOut({ token }) {
        if (typeof token.sid === "string") await closeSession(token.sid, now());
      },
    },
    pages: { signIn: "/login", error: "/login" },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() },
      callbackUrl: { name: callbackCookieName(), options: sessionCookieOptions() },
    },
    providers: [
      CredentialsProvider({
        name: "password",
        credentials: {
          email: { label: "E-mail", type: "email" },
          password: { label: "Password", type: "password" },
          code: { label: "Code of your second factor, if you have one", type: "text" },
        },
        async authorize(credentials, request): Promise<Carrier | null> {
          const headers = new Headers((request.headers ?? {}) as Record<string, string>);
          const { email = "", password = "", code = "" } = credentials ?? {};
          const browser = headers.get("user-agent") ?? "";
          const visit = { address: addressOf(headers), browser, now: now() };
          let result = await signIn({ ...visit, email, password });
          // Clients without our pages send both steps at once; the password alone opens nothing.
          if (result.outcome === "second step") result = await finishSignIn(result.step, code, visit);
          if (result.outcome === "throttled") throw new Error("throttled");
          return result.outcome === "in" ? { id: result.personId, sid: result.sid } : null;
        },
      }),
    ],
    callbacks: {
      jwt({ token, user, trigger }) {
        if (trigger === "update") return token;
        const { sid } = (user as Carrier | undefined) ?? {};
        return sid ? { sid } : token;
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}

/** next-auth's own endpoints under /api/auth, as any client expects them. */
export function nextAuthHandler(request: Request, context: { params: Promise<{ nextauth: string[] }> }) {
  // Its redirects start from here, never from a Host header.
  environment.NEXTAUTH_URL ??= env().appUrl;
  environment.NEXTAUTH_SECRET ??= env().KEPT_SECRET;
  return (NextAuth(authOptions()) as (...args: unknown[]) => Promise<Response>)(request, context);
}

/** The value of the session cookie for a freshly opened session. */
export function sessionCookieFor(sid: string): Promise<string> {
  return encode({ token: { sid }, secret: env().KEPT_SECRET, maxAge: LASTS_SECONDS });
}

/** The session id inside a cookie; undefined when it is forged, cut or expired. */
export async function sidIn(cookie: string | undefined): Promise<string | undefined> {
  if (!cookie || cookie.length > 4096) return undefined;
  const key = createHash("sha256").update(cookie).digest("base64");
  const known = opened.get(key);
  if (known) return now().getTime() < known.expires ? known.sid : undefined;
  try {
    // Decrypts and authenticates the token (A256GCM); a token that was tampered with throws.
    const token = await decode({ token: cookie, secret: env().KEPT_SECRET });
    if (typeof token?.sid !== "string") return undefined;
    if (opened.size >= MOST_OPENED) opened.clear();
    opened.set(key, { sid: token.sid, expires: 1000 * Number(token.exp ?? 0) });
    return token.sid;
  } catch {
    return undefined;
  }
}

/**
 * Which session genuine cookies name, by a hash of the cookie: deriving the key and decrypting cost a thirtieth of a
 * page. A session that ended opens nothing all the same, because its row is read in every request.
 */
const opened = new Map<string, { sid: string; expires: number }>();
const MOST_OPENED = 10_000;
