import type { Scope } from "@/access/scope";
import { addDays } from "@/domain/period";
import { rulesOf } from "@/features/responses/queries/settings";
import { dayIn } from "@/server/clock";
import { inScope } from "@/server/db";
import { record } from "@/server/events";
import { privacyRules } from "../queries/page";
import type { PrivacyRules } from "../schema";

/**
 * Puts the rules in force. Thresholds hold from the next page on; nothing is removed before the coming night, so that
 * a slip can be taken back today.
 */
export async function savePrivacy(
  scope: Scope<"privacy:write">,
  rules: PrivacyRules,
  now: Date,
): Promise<void> {
  const today = dayIn((await rulesOf()).timeZone, now);
  await inScope(scope, async (tx) => {
    const { keepCommentsMonths, keepNamesMonths, fewestAnswers, fewestComments } = rules;
    await tx.$queryRaw`SELECT FROM organisation FOR UPDATE`;
    const before = await privacyRules(tx);
    await tx.$executeRaw`
      UPDATE organisation SET fewest_answers = ${fewestAnswers}::int, fewest_comments = ${fewestComments}::int,
        keep_comments_months = ${keepCommentsMonths}::int, keep_names_months = ${keepNamesMonths}::int,
        retention_from = ${addDays(today, 1)}::date`;
    await record(tx, scope, {
      action: "privacy.change",
      object: "organisation:1",
      detail: changed(before, rules),
    });
  });
}

/** What changed, before and after: `{ fewestAnswers: "5 → 4" }`. */
function changed(before: PrivacyRules, after: PrivacyRules): Record<string, string> {
  const names = Object.keys(after) as (keyof PrivacyRules)[];
  return Object.fromEntries(
    names
      .filter((name) => before[name] !== after[name])
      .map((name) => [name, `${before[name] ?? "for ever"} → ${after[name] ?? "for ever"}`]),
  );
}
