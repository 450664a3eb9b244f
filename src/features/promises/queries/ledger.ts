import type { Scope } from "@/access/scope";
import { addMonths, firstDayOf, monthOf, type Range } from "@/domain/period";
import { newestDay } from "@/features/responses/queries/counts";
import { placesIn } from "@/features/responses/queries/places";
import { cellFilters } from "@/features/responses/queries/ranges";
import { choicesOf, rulesOf } from "@/features/responses/queries/settings";
import { disclosedParts, placeIndex, sumOf, type PlaceIndex } from "@/features/responses/rules/places";
import { settle } from "@/features/responses/rules/view";
import type { View } from "@/features/responses/schema";
import { dayIn } from "@/server/clock";
import { inScope, Prisma, type Tx } from "@/server/db";
import { openEvents } from "./open-events";
import { ledgerOf, type AnswerCounts, type EventCounts, type PromiseRow } from "../rules/ledger";
import type { Ledger, LedgerQuestion } from "../schema";

/** What was promised on a map against what was kept: events by month, and customers' answers from the cubes. */
export async function promiseLedger(
  scope: Scope<"score:read">,
  { journey, asked }: LedgerQuestion,
  now: Date,
): Promise<Ledger> {
  const rules = await rulesOf();
  const { timeZone, fiscalYearStartMonth, fewestAnswers } = rules;
  const today = dayIn(timeZone, now);
  return inScope(scope, async (tx) => {
    const choices = await choicesOf(tx, scope);
    const { grain, ...settled } = settle(asked, choices, { today, fiscalYearStartMonth });
    const view: View = { ...settled, dataTo: await newestDay(tx, today) };
    const promises = await promisesOf(tx, journey, view.range);
    const stages = await tx.$queryRaw<{ id: number }[]>`
      SELECT s.id FROM stage AS s JOIN journey AS j ON j.id = s.journey_id WHERE j.slug = ${journey} ORDER BY s.position, s.id`;
    const places = placeIndex(
      await placesIn(tx, scope, { range: view.range, grain, filters: cellFilters(view) }),
    );
    const touchpointsAt = await touchpointsByStage(tx, journey);
    return ledgerOf({
      view,
      stages: stages.map(({ id }) => id),
      promises,
      now: await eventsIn(tx, scope, { range: view.range, now }),
      before: await eventsIn(tx, scope, { range: rangeBefore(view.range), now }),
      answersOf: (promise) =>
        answersAt(
          places,
          promise.touchpointId === null
            ? (touchpointsAt.get(promise.stage.id) ?? [])
            : [promise.touchpointId],
          {
            k: fewestAnswers,
            reach: scope.departments,
          },
        ),
      fewestAnswers,
    });
  });
}

/** The whole months of equal number before a range: an over-promise needs two periods in a row. */
function rangeBefore({ from, to }: Range): Range {
  const first = firstDayOf(monthOf(from));
  let months = 1;
  while (addMonths(first, months) < to) months++;
  return { from: addMonths(first, -months), to: first };
}

function promisesOf(tx: Tx, journey: string, { from }: Range): Promise<PromiseRow[]> {
  return tx.$queryRaw`
    SELECT p.id, p.slug, p.published_in AS "publishedIn", p.touchpoint_id AS "touchpointId", p.weight, p.valid_to::text AS "validTo",
      json_build_object('id', s.id, 'slug', s.slug, 'name', s.name) AS stage,
      json_build_object('id', m.id, 'name', m.name, 'slug', m.slug) AS "madeBy",
      json_build_object('id', d.id, 'name', d.name, 'slug', d.slug) AS "deliveredBy",
      (SELECT json_agg(json_build_object('id', v.id, 'number', v.number, 'text', v.text, 'comparator', v.comparator,
          'threshold', v.threshold, 'unit', v.unit, 'target', v.target, 'validFrom', v.valid_from) ORDER BY v.number DESC)
        FROM promise_version AS v WHERE v.promise_id = p.id) AS versions
    FROM promise AS p JOIN stage AS s ON s.id = p.stage_id JOIN journey AS j ON j.id = s.journey_id
      JOIN department AS m ON m.id = p.made_by JOIN department AS d ON d.id = p.delivered_by
    WHERE j.slug = ${journey} AND (p.valid_to IS NULL OR p.valid_to > ${from}::date)
      AND EXISTS (SELECT FROM promise_version AS v WHERE v.promise_id = p.id)
    ORDER BY s.position, p.id`;
}

/** Decided events from the tally; the few that nobody has decided, by whether their time limit has passed. */
function eventsIn(
  tx: Tx,
  scope: Scope<"score:read">,
  { range: { from, to }, now }: { range: Range; now: Date },
): Promise<EventCounts[]> {
  const started = Prisma.sql`(e.started_at AT TIME ZONE (SELECT time_zone FROM organisation))::date`;
  return tx.$queryRaw`
    SELECT version_id AS "versionId", sum(kept)::int AS kept, sum(broken)::int AS broken, sum(pending)::int AS pending FROM (
      SELECT version_id, kept, broken, 0 AS pending FROM promise_tally
      WHERE month >= ${from}::date AND month < ${to}::date ${openEvents(scope, Prisma.sql`version_id`, Prisma.sql`month`)}
      UNION ALL
      SELECT e.version_id, 0, (v.limit_hours IS NOT NULL AND e.started_at + v.limit_hours * interval '1 hour' < ${now}::timestamptz)::int,
        (v.limit_hours IS NULL OR e.started_at + v.limit_hours * interval '1 hour' >= ${now}::timestamptz)::int
      FROM promise_event AS e JOIN promise_version AS v ON v.id = e.version_id
      WHERE e.value IS NULL AND e.kept IS NULL
        AND ${started} >= ${from}::date AND ${started} < ${to}::date ${openEvents(scope, Prisma.sql`e.version_id`, started)}
    ) AS counted GROUP BY 1`;
}

async function touchpointsByStage(tx: Tx, journey: string): Promise<Map<number, number[]>> {
  const rows = await tx.$queryRaw<{ id: number; stage: number }[]>`
    SELECT t.id, t.stage_id AS stage FROM touchpoint AS t JOIN stage AS s ON s.id = t.stage_id
      JOIN journey AS j ON j.id = s.journey_id WHERE j.slug = ${journey}`;
  const found = new Map<number, number[]>();
  for (const { id, stage } of rows) found.set(stage, [...(found.get(stage) ?? []), id]);
  return found;
}

type Given = { k: number; reach: "all" | readonly number[] };

function answersAt(places: PlaceIndex, touchpoints: readonly number[], { k, reach }: Given): AnswerCounts {
  const here = touchpoints.flatMap((touchpoint) => places.counts.get(touchpoint) ?? []);
  const isTheirs = reach === "all" || here.every(({ owner }) => reach.includes(owner));
  const others = [...places.counts.keys()].filter((id) => !touchpoints.includes(id));
  const { of } = disclosedParts(
    places,
    [
      { key: "here", touchpoints },
      { key: "elsewhere", touchpoints: others },
    ],
    k,
  );
  const { promiseYes: yes, promisePartly: partly, promiseNo: no } = sumOf(here);
  return { yes, partly, no, isShown: isTheirs && of("here") === "shown" };
}
