import "server-only";
import { asKey, dataOf, refusedCall } from "./key-door";
import { receiveEvidenceOf } from "./evidence";
import { scorecardTable } from "./scorecards-file";

/**
 * `GET /api/v1/scorecards?period=2026-Q3&by=departments`: the matrix, an object a department and measure, with the
 * names that its CSV has as headings. Hidden figures are null and say why.
 */
export function apiScorecards(request: Request): Promise<Response> {
  return asKey(request, async (call) => {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const matrix = await call.scorecards.matrix(query);
    const { columns, rows } = scorecardTable(matrix);
    return dataOf({
      period: matrix.period,
      lines: [...rows].map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null]))),
    });
  });
}

/** `POST /api/v1/promises/{slug}/events`: a CSV of what happened under a promise; an event that is known is replaced. */
export function apiEvents(request: Request, slug: string): Promise<Response> {
  return asKey(request, (_, viewer) =>
    request.headers.get("content-type")?.startsWith("text/csv") === true
      ? receiveEvidenceOf(viewer, request, slug)
      : Promise.resolve(refusedCall(415, "Send text/csv with the columns id, started and value.")),
  );
}
