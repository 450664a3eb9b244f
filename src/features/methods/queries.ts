import type { Scope } from "@/access/scope";
import { debt } from "@/features/debt/queries/debt";
import type { Debt } from "@/features/debt/schema";
import { drivers } from "@/features/drivers/queries/drivers";
import { targetOn, targetsOf } from "@/features/loyalty/queries/targets";
import { rulesOf } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope } from "@/server/db";
import type { MethodsPage } from "./schema";

const usualBand = 5;
const monthNames = new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" });

const whyNot = {
  "only one kind": "customers were not asked both what they felt and what they thought",
  "not explained": "what you ask explains too little of the score to share it out",
  "too few cases": "not enough answers to all four questions yet",
};

/** What the organisation has set, for the paragraphs that print it. */
export async function methodsPage(scope: Scope<"score:read">, now: Date): Promise<MethodsPage> {
  const { fewestAnswers, fewestComments, timeZone, fiscalYearStartMonth } = await rulesOf();
  const targets = await inScope(scope, (tx) => targetsOf(tx, "nps"));
  const target = targetOn(targets, null, dayIn(timeZone, now));
  const { emotionShare: share } = await drivers(scope, {});
  const { own } = await debt(scope, {}, now);
  return {
    fewestAnswers,
    fewestComments,
    target: target?.value,
    band: target?.band ?? usualBand,
    timeZone,
    fiscalYearStart: monthNames.format(new Date(Date.UTC(2000, fiscalYearStartMonth - 1, 1))),
    ownRatio: ownRatioWords(own),
    emotionShare:
      typeof share === "string"
        ? whyNot[share]
        : { value: 100 * share.value, low: 100 * share.low, high: 100 * share.high },
  };
}

function ownRatioWords(own: Debt["own"]): string {
  if (!own || own.state === "unverified") return "not enough data, so twelve stays an assumption";
  if (own.state === "estimated")
    return `after ${own.ratio} good ones customers are promoters as often as those who never had a bad one`;
  return `more than ${own.upTo}, and further up there are too few to tell`;
}
