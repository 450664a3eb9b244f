import type { Day } from "@/domain/period";
import { dayWords } from "@/features/decisions/ui/day-words";
import { VerdictMark } from "@/ui/charts/verdict-mark";
import { formatDay } from "@/ui/dates";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import { TextLink } from "@/ui/primitives/text-link";
import { departmentNeeds, type DepartmentFacts, type Need } from "../rules/department-needs";
import { needWords } from "./need-words";

/** More than these are folded away: five seconds must be enough. */
const MOST_AT_ONCE = 6;

type NeedsCardProps = {
  facts: DepartmentFacts;
  /** Who heads the department, for readers who only look on. */
  heads: readonly string[];
};

/** What waits for somebody at a department, the most overdue first, each with its owner, its day and one thing to do. */
export function NeedsCard({ facts, heads }: NeedsCardProps) {
  const needs = departmentNeeds(facts);
  const { today, nextOpensOn } = facts.band;
  const late = needs.filter(({ due }) => due !== null && due < today).length;
  const isTheirs = needs.some(({ isYours }) => isYours) || facts.band.may.sign;
  const owner = facts.band.may.sign ? "You" : heads.join(", ") || "No head";
  const [first, rest] = [needs.slice(0, MOST_AT_ONCE), needs.slice(MOST_AT_ONCE)];
  const list = (some: readonly Need[]) => (
    <ul className="divide-y">
      {some.map((need) => (
        <NeedLine key={keyOf(need)} {...{ need, today, owner }} department={facts.band.department.slug} />
      ))}
    </ul>
  );
  return (
    <Card
      id="needs"
      title={isTheirs ? "Needs you" : "What waits here?"}
      subtitle={
        needs.length > 0 ? `Action first, by deadline${late > 0 ? ` · ${late} late` : ""}` : undefined
      }
    >
      {needs.length === 0 ? (
        <EmptyState title="Nothing waits">
          The period that runs now opens for sign-off on {formatDay(nextOpensOn)}.
        </EmptyState>
      ) : (
        list(first)
      )}
      {rest.length > 0 ? (
        <details className="border-t">
          <summary className="flex min-h-10 cursor-pointer items-center text-small text-muted underline decoration-border-strong underline-offset-[3px]">
            {rest.length} more
          </summary>
          {list(rest)}
        </details>
      ) : null}
    </Card>
  );
}

type NeedLineProps = { need: Need; today: Day; owner: string; department: string };

function NeedLine({ need, today, owner, department }: NeedLineProps) {
  const { title, detail, action } = needWords(need, department);
  const isLate = need.due !== null && need.due < today;
  return (
    <li className="flex items-start justify-between gap-4 py-2.5 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="text-heading text-pretty">{title}</p>
        <p className="text-small text-pretty text-subtle">
          <span className={isLate ? "inline-flex items-baseline gap-1 font-medium text-bad" : undefined}>
            {isLate ? <VerdictMark state="missed" /> : null}
            {need.due === null ? "No date set" : dueWords(need.due, today)}
          </span>
          {" · "}
          {[ownerOf(need, owner), detail].filter(Boolean).join(" · ")}
        </p>
      </div>
      {need.isYours ? (
        <TextLink
          href={action.href}
          className="inline-flex min-h-6 shrink-0 items-center text-small print:hidden"
        >
          {action.words}
          <span className="sr-only">: {title}</span>
        </TextLink>
      ) : null}
    </li>
  );
}

/** Whose turn it is: what is decided about a department is decided by others than its head. */
function ownerOf(need: Need, head: string): string {
  if (need.kind === "transfer") return need.isYours ? "You" : "The other head";
  const isDecision =
    need.kind === "release" ||
    need.kind === "proposal" ||
    (need.kind === "sign-off" && need.step === "countersign");
  if (isDecision) return need.isYours ? "You" : "An executive";
  return head;
}

const dueWords = (due: Day, today: Day) => {
  const words = dayWords(due, today);
  return due < today ? words : `Due ${words}`;
};

function keyOf(need: Need): string {
  switch (need.kind) {
    case "sign-off":
      return `sign-off ${need.step} ${need.period}`;
    case "cases":
    case "missed":
    case "vision":
      return need.kind;
    case "promise":
      return `promise ${need.slug}`;
    case "emotion":
      return `emotion ${need.stage}`;
    default:
      return `${need.kind} ${need.id}`;
  }
}
