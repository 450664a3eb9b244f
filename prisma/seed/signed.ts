import { metricByKey } from "@/domain/metrics";
import { addDays, addMonths, firstDayOf, monthOf, type Day } from "@/domain/period";
import { makeCommitment } from "@/features/commitments/commands/commitments";
import { takeFigures, writeNote } from "@/features/signoff/commands/review";
import { countersign, signCard } from "@/features/signoff/commands/sign";
import { bandOf } from "@/features/signoff/queries/band";
import { actorOf, scopeFor } from "./actors";
import type { DepartmentSlug } from "./organisation";

type Signed = Readonly<{ department: DepartmentSlug; day: number; countersigned: boolean }>;

/** Who has signed the last closed month, on which of the days after it. Claims is overdue: a finding, not a slip. */
const signed: readonly Signed[] = [
  { department: "contact-centre", day: 4, countersigned: true },
  { department: "digital-channels", day: 9, countersigned: true },
  { department: "policy-operations", day: 11, countersigned: true },
  { department: "distribution", day: 12, countersigned: false },
];

/** Has heads of the sample close its last month by the same steps as in the product. */
export async function signSample(end: Day): Promise<void> {
  const today = addDays(end, 1);
  const closed = addMonths(firstDayOf(monthOf(today)), -1);
  for (const one of signed) {
    const on = addDays(addMonths(closed, 1), one.day - 1);
    if (on < today) await signOne(one, { closed, on });
  }
}

async function signOne(
  { department, countersigned }: Signed,
  { closed, on }: { closed: Day; on: Day },
): Promise<void> {
  const now = new Date(`${on}T09:30:00Z`);
  const head = await actorOf("head", department);
  const [signs, reads] = [scopeFor(head, "card:sign"), scopeFor(head, "scorecard:read")];
  const period = { department, period: monthOf(closed) };
  await takeFigures(signs, head, period, now);
  for (const { metric, value } of (await bandOf(reads, head, department, now)).missed) {
    const { label, goodDirection } = metricByKey[metric];
    await writeNote(
      signs,
      {
        ...period,
        metric,
        words: `${label} stayed short of what we agreed; the backlog of summer took longest.`,
      },
      now,
    );
    const to = Math.round(value) + (goodDirection === "higher" ? 6 : -4);
    await makeCommitment(
      scopeFor(head, "commitment:write"),
      {
        department,
        words: `Work through the five most frequent causes behind ${label}`,
        due: addDays(on, 75),
        size: 2,
        confidence: 70,
        effect: { metric, from: Math.round(value), to, by: addDays(on, 120) },
        period: closed,
      },
      now,
    );
  }
  const { review } = await bandOf(reads, head, department, now);
  const { id } = await signCard(signs, { ...period, sha256: review?.sha256 ?? "" }, now);
  if (!countersigned) return;
  const { card } = await bandOf(reads, head, department, now);
  const executive = await actorOf("executive");
  await countersign(
    scopeFor(executive, "card:countersign"),
    { id, sha256: card?.sha256 ?? "" },
    new Date(now.getTime() + 86_400_000),
  );
}
