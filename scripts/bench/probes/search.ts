import { scopeOf } from "@/access/scope";
import { moreComments } from "@/features/feedback/queries/more";
import { feedbackPage } from "@/features/feedback/queries/page";
import { FeedbackAsked } from "@/features/feedback/schema";
import { answerWith } from "./answering";

export type SearchQuestion = { runs: number; today: string; what: "page" | "more"; asked: object };
/** Milliseconds of each run of the whole procedure, and what it found. */
export type SearchTimes = { whole: number[]; comments: number; listed: number };

const executive = {
  id: "00000000-0000-4000-8000-000000000001",
  grants: [{ role: "executive", departmentId: null }],
  settings: { openScorecards: false },
} as const;
const scope = scopeOf(executive, "comment:read");

/** The page of comments, and its further pages, as an executive asks for them. */
answerWith(async ({ runs, today, what, asked }: SearchQuestion): Promise<SearchTimes> => {
  if (!scope) throw new Error("An executive may read comments.");
  const found: SearchTimes = { whole: [], comments: 0, listed: 0 };
  const question = FeedbackAsked.parse(asked);
  const now = new Date(`${today}T09:00:00Z`);
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    if (what === "page") {
      const page = await feedbackPage(scope, executive, question, now);
      found.comments = page.comments ?? 0;
      found.listed = page.list.comments.length;
    } else {
      const { comments } = await moreComments(scope, executive, question, now);
      found.listed = comments.length;
    }
    found.whole.push(performance.now() - began);
  }
  return found;
});
