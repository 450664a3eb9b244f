import "server-only";
import { TRPCError } from "@trpc/server";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { sessionCookieName } from "@/server/auth/cookies";
import { sidIn } from "@/server/auth/next-auth";
import { viewerOf, type Viewer } from "@/server/auth/session";
import { dayIn, now } from "@/server/clock";
import { api } from "./root";

export type { Viewer };

/** Who is asking, read once per request from the session's row; undefined when nobody is signed in. */
export const currentViewer = cache(async (): Promise<Viewer | undefined> => {
  const jar = await cookies();
  const sid = await sidIn(jar.get(sessionCookieName())?.value);
  return sid ? viewerOf(sid, now()) : undefined;
});

/** The signed-in person and the procedures on their behalf, in process; everybody else is sent to sign in first. */
export async function signedIn(
  wanted: string,
): Promise<{ viewer: Viewer; call: ReturnType<typeof api.createCaller> }> {
  const viewer = await currentViewer();
  if (!viewer) redirect(`/login?next=${encodeURIComponent(wanted)}`);
  // Whoever's role needs a second factor gets no further than the page that adds one.
  if (viewer.mustAddFactor && !wanted.startsWith("/account")) redirect("/account?tab=security");
  return { viewer, call: api.createCaller({ viewer, now: now() }) };
}

/** Awaits a procedure for a page: not allowed and not there are the same page, so nothing leaks. */
export async function orNotFound<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof TRPCError && (error.code === "FORBIDDEN" || error.code === "NOT_FOUND")) notFound();
    throw error;
  }
}

/** The same for a part of a page: what the reader may not see is absent, not an error. */
export async function orAbsent<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "FORBIDDEN") return undefined;
    throw error;
  }
}

/** The token a plain HTML form of this page must carry. */
export async function formToken(): Promise<string> {
  return (await headers()).get("x-form-token") ?? "";
}

/** The few procedures that need no sign-in. */
export function signedOut(): ReturnType<typeof api.createCaller> {
  return api.createCaller({ viewer: undefined, now: now() });
}

/** The calendar day on the organisation's clock. */
export function today({ organisation }: Viewer): string {
  return dayIn(organisation.timeZone, now());
}

/** On a server without people every page is the first run's. Nothing is decided here: there is nobody to see anything. */
export async function beginWithSetup(): Promise<void> {
  const path = (await headers()).get("x-kept-path");
  if (path !== null && path !== "/setup" && (await signedOut().setup.isFresh())) redirect("/setup");
}
