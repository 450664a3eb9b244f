import "server-only";
import { downloadOf, type ExportFormat } from "@/server/export/download";
import type { ExportCell, ExportTable } from "@/server/export/table";
import { askedIn, fileFor, type Call } from "./file-door";

type Asked = Parameters<Call["feedback"]["page"]>[0];

/**
 * Comments or themes in view as a file: what this reader may read, for as long as they may. Each thousand rows is asked
 * for anew, so a right that is taken away ends the file. Noted in the audit trail before the first row is read.
 */
export function sendFeedbackFile(request: Request, file: string): Promise<Response> {
  return fileFor(request, async (call) => {
    const wanted = wantedFile(file);
    if (!wanted) return undefined;
    const { kind, format } = wanted;
    const asked = askedIn(request) as Asked;
    // Read once before anything is noted or sent: what may not be read is refused as a whole.
    const table = kind === "comments" ? await commentTable(call, asked) : await themeTable(call, asked);
    await call.feedback.noteFile({ kind, format });
    return downloadOf(table, `Kept ${kind}`, format);
  });
}

type Wanted = { kind: "comments" | "themes"; format: ExportFormat };

function wantedFile(file: string): Wanted | undefined {
  const [, kind, format] = /^(comments|themes)\.(csv|xlsx)$/.exec(file) ?? [];
  return kind && format ? ({ kind, format } as Wanted) : undefined;
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
