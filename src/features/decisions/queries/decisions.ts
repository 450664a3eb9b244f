import type { Actor } from "@/access/can";
import { scopeOf, type Scope } from "@/access/scope";
import { addDays, addMonths, firstDayOf, monthOf, type Day } from "@/domain/period";
import { closedPeriods, periodAt } from "@/domain/signoff-calendar";
import { riskAtPlaces } from "@/features/debt/queries/risk-at";
import { sliceOf } from "@/features/responses/queries/counts";
import { keptByVersion } from "@/features/responses/queries/kept";
import { rulesOf, slowVersion, type Rules } from "@/features/responses/queries/settings";
import { countsOfPart, disclosureOf, sliceOfRange } from "@/features/responses/rules/disclosure";
import { CellFilters } from "@/features/responses/schema";
import { TargetsInForce, targetsFor } from "@/features/scorecards/queries/targets-in-force";
import { calendarOf, type Calendar } from "@/features/signoff/queries/period";
import { askedToSign } from "@/features/signoff/queries/tally";
import { dayIn } from "@/server/clock";
import { inScope, type Tx } from "@/server/db";
import { placesOf, type DecisionFacts } from "../rules/decisions";
import type { Decisions, LeadingDecisions } from "../schema";

/** A promise is judged by so many closed months. */
const PROMISE_MONTHS = 3;

/** What waits for a decision of whoever decides for all departments, by revenue at risk. */
export async function decisionsFor(
  scope: Scope<"target:approve">,
  viewer: Actor,
  now: Date,
): Promise<Decisions> {
  return decisionsBy(scope, viewer, { rules: await rulesOf(), now });
}

/** The same with settings that were read already. Counted once a data version and day: what shapes it changes the version. */
function decisionsBy(
  scope: Scope<"target:approve">,
  viewer: Actor,
  { rules, now }: { rules: Rules; now: Date },
): Promise<Decisions> {
  const { currency } = rules;
  const today = dayIn(rules.timeZone, now);
  const revenue = scopeOf(viewer, "revenue:read");
  const key = { what: "decisions", scope, today, revenue: revenue?.departments, actor: scope.actorId };
  return keptByVersion(slowVersion(rules, now), key, () =>
    inScope(scope, async (tx) => {
      const calendar = await calendarOf(tx, now);
      const [period] = closedPeriods(today, calendar, 1);
      const scores = scopeOf(viewer, "score:read");
      if (!period || !scores) return { today, currency, places: [] };
      const facts = await factsOf(tx, scope.actorId, calendar);
      const unsigned = (await askedToSign(tx, [period])).flatMap(({ id, isSigned }) =>
        isSigned ? [] : [id],
      );
      const months = await lastMonths(tx, scores, { today, fewest: rules.fewestAnswers });
      const riskAt = await riskAtPlaces(tx, revenue, rules.fewestAnswers);
      return {
        today,
        currency,
        places: placesOf({ ...facts, ...{ today, period, unsigned, months, riskAt } }),
      };
    }),
  );
}

/** So many places stand on the overview, each with so much of what waits there. */
const MOST = { places: 5, waits: 3 };

/** The places where most is at stake, for the overview. */
export async function leadingDecisions(
  scope: Scope<"target:approve">,
  viewer: Actor,
  given: { rules: Rules; now: Date },
): Promise<LeadingDecisions> {
  const { places, ...rest } = await decisionsBy(scope, viewer, given);
  const leading = places
    .slice(0, MOST.places)
    .map((place) => ({ ...place, waits: place.waits.slice(0, MOST.waits) }));
  return { ...rest, places: leading, more: places.length - leading.length };
}

type Stored = Pick<
  DecisionFacts,
  "departments" | "orphans" | "promises" | "cases" | "proposals" | "releases" | "mends"
> & { cards: { department: number; from: Day; isOwn: boolean }[] };

/** Everything that stands in rows of its own, in one statement: none of them grows with the answers. */
async function factsOf(
  tx: Tx,
  actorId: string,
  calendar: Calendar,
): Promise<Omit<Stored, "cards"> & Pick<DecisionFacts, "cards">> {
  const { today } = calendar;
  const since = addMonths(firstDayOf(monthOf(today)), -PROMISE_MONTHS);
  const [row] = await tx.$queryRaw<[Stored]>`
    /* planned once */ SELECT
      coalesce((SELECT json_agg(json_build_object('id', d.id, 'name', d.name, 'slug', d.slug,
          'head', (SELECT string_agg(p.name, ', ' ORDER BY p.name) FROM grant_held AS g JOIN person AS p ON p.id = g.person_id
            WHERE g.department_id = d.id AND g.role = 'head' AND p.deactivated_at IS NULL),
          'owns', EXISTS (SELECT FROM touchpoint_role AS r WHERE r.department_id = d.id AND r.role = 'owner'
            AND r.valid_from <= ${today}::date AND (r.valid_to IS NULL OR ${today}::date < r.valid_to))) ORDER BY d.position, d.name)
        FROM department AS d WHERE d.retired_on IS NULL OR d.retired_on > ${today}::date), '[]') AS departments,
      coalesce((SELECT json_agg(json_build_object('id', t.id, 'name', t.name, 'slug', t.slug, 'map', j.slug, 'stage', s.slug)
          ORDER BY j.position, s.position, t.position)
        FROM touchpoint AS t JOIN stage AS s ON s.id = t.stage_id JOIN journey AS j ON j.id = s.journey_id
        WHERE t.retired_on IS NULL AND t.merged_into IS NULL AND s.retired_on IS NULL AND j.published_at IS NOT NULL AND j.kind = 'as-is'
          AND NOT EXISTS (SELECT FROM touchpoint_role AS r WHERE r.touchpoint_id = t.id AND r.role = 'owner'
            AND r.valid_from <= ${today}::date AND (r.valid_to IS NULL OR ${today}::date < r.valid_to))), '[]') AS orphans,
      coalesce((SELECT json_agg(json_build_object('department', c.department_id, 'from', c.period_from::text, 'isOwn', c.signed_by::text = ${actorId})
          ORDER BY c.period_from)
        FROM signed_card AS c WHERE c.countersigned_at IS NULL AND c.reopened_at IS NULL), '[]') AS cards,
      coalesce((SELECT json_agg(json_build_object('department', p.delivered_by, 'slug', p.slug, 'words', w.text, 'target', w.target,
          'kept', w.kept, 'n', w.n) ORDER BY p.id)
        FROM promise AS p JOIN LATERAL (
          SELECT (array_agg(v.text ORDER BY v.number DESC))[1] AS text, (array_agg(v.target ORDER BY v.number DESC))[1] AS target,
            coalesce(sum(y.kept), 0)::int AS kept, coalesce(sum(y.kept + y.broken), 0)::int AS n
          FROM promise_version AS v LEFT JOIN promise_tally AS y ON y.version_id = v.id
            AND y.month >= ${since}::date AND y.month < date_trunc('month', ${today}::date)
          WHERE v.promise_id = p.id) AS w ON w.n > 0
        WHERE p.valid_to IS NULL OR p.valid_to > ${today}::date), '[]') AS promises,
      coalesce((SELECT json_agg(k) FROM (
        SELECT c.department_id AS department, count(*)::int AS count, (min(c.close_by) AT TIME ZONE o.time_zone)::date::text AS due
        FROM case_record AS c CROSS JOIN organisation AS o
        WHERE c.closed_at IS NULL AND c.withdrawn_at IS NULL AND c.close_by < ${today}::date::timestamp AT TIME ZONE o.time_zone
        GROUP BY 1, o.time_zone) AS k), '[]') AS cases,
      coalesce((SELECT json_agg(o) FROM (
        SELECT department_id AS department, min(metric) AS metric, count(*)::int AS count, min(valid_from)::text AS "from"
        FROM target_proposal WHERE decision IS NULL AND proposed_by::text <> ${actorId} GROUP BY 1) AS o), '[]') AS proposals,
      coalesce((SELECT json_agg(json_build_object('department', department_id, 'words', words, 'due', due::text) ORDER BY due, id)
        FROM commitment WHERE release_reason IS NOT NULL AND released_on IS NULL AND release_asked_by::text <> ${actorId}), '[]') AS releases,
      coalesce((SELECT json_agg(m) FROM (
        SELECT department_id AS department, metric, min(due)::text AS due FROM commitment
        WHERE metric IS NOT NULL AND done_on IS NULL AND released_on IS NULL AND due >= ${today}::date GROUP BY 1, 2) AS m), '[]') AS mends`;
  const cards = row.cards.map(({ from, ...card }) => {
    const { key, due } = periodAt(from, calendar);
    return { ...card, period: key, due };
  });
  return { ...row, cards };
}

/** The NPS counts of the last two closed months by who answered for them then, where both may be shown. */
async function lastMonths(
  tx: Tx,
  scope: Scope<"score:read">,
  { today, fewest }: { today: Day; fewest: number },
): Promise<DecisionFacts["months"]> {
  const end = firstDayOf(monthOf(today));
  const starts = [addMonths(end, -2), addMonths(end, -1)];
  const whole = await sliceOf(tx, scope, {
    range: { from: starts[0] ?? end, to: end },
    grain: "month",
    filters: CellFilters.parse({}),
  });
  const targets = new TargetsInForce(await targetsFor(tx, "departments"));
  const months = starts.map((from) => {
    const slice = sliceOfRange(whole, { from, to: addMonths(from, 1) });
    return { slice, of: disclosureOf(slice, fewest).of, lastDay: addDays(addMonths(from, 1), -1) };
  });
  const keys = [...new Set(whole.counts.map(({ key }) => key))].filter((key) => Number(key) > 0);
  return keys
    .filter((key) => months.every(({ of }) => of(key) === "shown"))
    .map((key) => ({
      department: Number(key),
      counts: months.map(({ slice }) => countsOfPart(slice, key)),
      targets: months.map(({ lastDay }) => targets.on(Number(key), "nps", lastDay)),
    }));
}
