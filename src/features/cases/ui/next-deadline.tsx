import { VerdictMark } from "@/ui/charts/verdict-mark";
import { formatTimestamp } from "@/ui/dates";
import type { CaseLine } from "../schema";
import { closedWords, deadlineWords, isLate, stateWords } from "./case-words";

/** Less than this is close. */
const CLOSE_MINUTES = 240;

/** The next deadline in words, late and close ones with their mark; of what is over, how it ended. */
export function NextDeadline({
  of,
  timeZone,
}: {
  of: Pick<CaseLine, "next" | "closed" | "state">;
  timeZone: string;
}) {
  const { next, closed, state } = of;
  if (!next) return <>{closed ? closedWords(closed, timeZone) : stateWords[state]}</>;
  const isClose = !isLate(of) && next.minutesLeft < CLOSE_MINUTES;
  const look = isLate(of) ? "font-medium text-bad" : isClose ? "font-medium text-risk" : "";
  return (
    <span className={`inline-flex items-baseline gap-1.5 ${look}`} title={formatTimestamp(next.at, timeZone)}>
      {isLate(of) ? <VerdictMark state="missed" /> : null}
      {isClose ? <VerdictMark state="at risk" /> : null}
      {deadlineWords(next)}
    </span>
  );
}
