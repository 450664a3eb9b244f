import "server-only";
import { initTRPC, TRPCError } from "@trpc/server";
import type * as z from "zod";
import type { Capability } from "@/access/capabilities";
import { scopeOf } from "@/access/scope";
import type { Viewer } from "./auth/session";
import { noteRefusal, noteUnfit } from "./auth/refusals";
import { faultReference, NotFound, Refusal } from "./errors";
import { log } from "./log";

export type Context = {
  viewer: Viewer | undefined;
  now: Date;
  /** Hands the browser the new secret id of its session, after a change of password or factor. */
  keepSession?: (sid: string) => Promise<void>;
};
export type Meta = { capability: Capability | "anyone"; isDelicate?: boolean };

/** How long a password or factor counts as just given. */
const PROVEN_MINUTES = 30;

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      message: error.cause?.name === "ZodError" ? "Some of what was sent is not as expected." : shape.message,
      data: { code: shape.data.code, httpStatus: shape.data.httpStatus, issues: issuesOf(error.cause) },
    }),
  });

/** What is wrong with an input, by field; nothing of the input itself. */
function issuesOf(cause: unknown): { path: string; message: string }[] | undefined {
  if (!(cause instanceof Error) || cause.name !== "ZodError" || !("issues" in cause)) return undefined;
  const issues = cause.issues as { path: PropertyKey[]; message: string }[];
  return issues
    .slice(0, 20)
    .map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message }));
}

/** Turns what the layers below throw into the three kinds of errors a person may see. */
const spoken = t.middleware(async ({ next, path, ctx }) => {
  const result = await next();
  if (result.ok) return result;
  if (result.error.code === "BAD_REQUEST") noteUnfit(ctx.viewer?.id, path);
  const cause = result.error.cause;
  if (cause instanceof Refusal)
    throw new TRPCError({ code: "UNPROCESSABLE_CONTENT", message: cause.message });
  if (cause instanceof NotFound) throw new TRPCError({ code: "NOT_FOUND", message: cause.message });
  if (result.error.code !== "INTERNAL_SERVER_ERROR") throw result.error;
  const reference = faultReference();
  log().error({ err: cause, path, reference }, "a procedure failed");
  throw new TRPCError({
    code: "INTERNAL_SERVER_ERROR",
    message: `This failed on our side (ref ${reference}).`,
  });
});

/**
 * An output shape for what is kept between requests: the same object is validated once, not each time it is sent.
 * Throws, as the shape itself does, on anything else than it describes.
 */
export function once<Shape extends z.ZodType<object>>(shape: Shape): (value: unknown) => z.output<Shape> {
  const known = new WeakMap<object, z.output<Shape>>();
  return (value) => {
    const found = typeof value === "object" && value !== null ? known.get(value) : undefined;
    if (found) return found;
    const parsed = shape.parse(value);
    known.set(value as object, parsed);
    return parsed;
  };
}

export const router = t.router;

/** The only way to make a procedure for signed-in people: name the capability it needs. It runs before the input is read. */
export function allow<C extends Capability>(capability: C) {
  return guarded(capability, false);
}

/** The same for what a thief of an open session would do first: it also wants a password or factor of a moment ago. */
export function allowProven<C extends Capability>(capability: C) {
  return guarded(capability, true);
}

function guarded<C extends Capability>(capability: C, isDelicate: boolean) {
  return t.procedure
    .meta({ capability, isDelicate })
    .use(spoken)
    .use(({ ctx, next, path }) => {
      const { viewer, now, keepSession } = ctx;
      if (!viewer) throw new TRPCError({ code: "UNAUTHORIZED", message: "Sign in first." });
      const scope = scopeOf(viewer, capability);
      if (!scope) {
        noteRefusal(viewer.id, path, now);
        throw new TRPCError({ code: "FORBIDDEN", message: "Your role does not include this." });
      }
      if (viewer.mustAddFactor && capability !== "account:own")
        throw new TRPCError({ code: "FORBIDDEN", message: "Add a second factor to your account first." });
      if (isDelicate && now.getTime() - viewer.provenAt.getTime() > PROVEN_MINUTES * 60_000)
        throw new TRPCError({ code: "PRECONDITION_FAILED", message: "Enter your password to go on." });
      return next({ ctx: { viewer, scope, now, keepSession } });
    });
}

/** A procedure without sign-in; there are few, and each is listed in the rights test. */
export const anyone = t.procedure.meta({ capability: "anyone" }).use(spoken);
