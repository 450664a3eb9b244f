import "server-only";
import { TRPCError } from "@trpc/server";
import { isForeign } from "@/server/auth/request";
import { now } from "@/server/clock";
import { downloadOf, type ExportFormat } from "@/server/export/download";
import type { ExportCell, ExportTable } from "@/server/export/table";
import { viewerFrom } from "./http";
import { api } from "./root";

type Call = ReturnType<typeof api.createCaller>;
type Asked = Parameters<Call["feedback"]["page"]>[0];

/**
 * Comments or themes in view as a file: what this reader may read, for as long as they may. Each thousand rows is asked
 * for anew, so a right that is taken away ends the file. Noted in the audit trail before the first row is read.
 */
export async function sendFeedbackFile(request: Request, file: string): Promise<Response> {
  const wanted = wantedFile(file);
  if (!wanted || isForeign(request.headers)) return refused(404);
  const viewer = await viewerFrom(request);
  if (!viewer) return refused(401);
  const call = api.createCaller({ viewer, now: now() });
  const asked = askedIn(request);
  if (asked === undefined) return refused(400);
  const { kind, format } = wanted;
  try {
    // Read once before anything is noted or sent: what may not be read is refused as a whole.
    const table = kind === "comments" ? await commentTable(call, asked) : await themeTable(call, asked);
    await call.feedback.noteFile({ kind, format });
    return downloadOf(table, `Kept ${kind}`, format);
  } catch (error) {
    if (error instanceof TRPCError) return refused(error.code === "BAD_REQUEST" ? 400 : 404);
    throw error;
  }
}

type Wanted = { kind: "comments" | "themes"; format: ExportFormat };

function wantedFile(file: string): Wanted | undefined {
  const [, kind, format] = /^(comments|themes)\.(csv|xlsx)$/.exec(file) ?? [];
  return kind && format ? ({ kind, format } as Wanted) : undefined;
}

function askedIn(request: Request): Asked | undefined {
  try {
    return JSON.parse(new URL(request.url).searchParams.get("asked") ?? "{}") as Asked; // the procedure checks it
  } catch {
    return undefined;
  }
}

function refused(status: 400 | 401 | 404): Response {
  const words = {
    400: "These filters cannot be read.",
    401: "Sign in first.",
    404: "This does not exist or you have no access to it.",
  };
  return new Response(words[status], {
    status,
    headers: { "cache-control": "private, no-store", "content-type": "text/plain; charset=utf-8" },
  });
}

async function commentTable(call: Call, asked: Asked): Promise<ExportTable> {
  const first = await call.feedback.fileRows({ ...asked, after: undefined });
  return {
    columns: ["Date", "Score", "Comment", "Touchpoint", "Channel", "Themes"],
    rows: commentRows(call, asked, first),
  };
}

async function* commentRows(
  call: Call,
  asked: Asked,
  first: Awaited<ReturnType<Call["feedback"]["fileRows"]>>,
): AsyncGenerator<ExportCell[]> {
  let page = first;
  for (;;) {
    for (const { day, score, text, touchpoint, channel, themes } of page.rows)
      yield [day, score, text, touchpoint, channel, themes];
    if (page.next === undefined) return;
    page = await call.feedback.fileRows({ ...asked, after: page.next });
  }
}

async function themeTable(call: Call, asked: Asked): Promise<ExportTable> {
  const { themes } = await call.feedback.page(asked);
  return {
    columns: [
      "Theme",
      "Mentions",
      "Share of detractors, %",
      "Share of promoters, %",
      "Impact, points",
      "Change in mentions",
      "Change, points",
    ],
    rows: themes.map(({ name, mentions, shares, impact, change }) => [
      name,
      mentions,
      shares ? rounded(shares.detractors) : null,
      shares ? rounded(shares.promoters) : null,
      impact === undefined ? null : rounded(impact),
      change?.state ?? "",
      change?.difference === undefined ? null : rounded(change.difference),
    ]),
  };
}

const rounded = (value: number) => Math.round(value * 100) / 100;
