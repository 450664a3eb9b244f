import type { Scope } from "@/access/scope";
import { inScope, type Tx } from "@/server/db";
import { NotFound, Refusal } from "@/server/errors";
import { record } from "@/server/events";
import { monthsFor } from "../queries/draft";
import {
  askingSide,
  effectiveStart,
  mayOffer,
  offerRefusal,
  settlements,
  speaksForBoth,
} from "../rules/transfer";
import { MapContent } from "../schema";
import type { Handed, OfferTransfer, SettleTransfer } from "../schema/transfer";
import { personId } from "./drafts";
import { setOwner } from "./owners";

type Handing = Scope<"ownership:transfer">;
type Transfer = { touchpointId: number; from: number | null; to: number; startsOn: string };

/**
 * Hands a touchpoint over from a first of a month on, if whoever asks speaks for both departments (an executive, or the
 * head of both); else offers it to the other head. What was answered for before stays where it is.
 */
export function offerTransfer(scope: Handing, offer: OfferTransfer, now: Date): Promise<Handed> {
  return inScope(scope, async (tx) => {
    const { touchpointId, toDepartmentId: to, startsOn } = offer;
    const { month } = await monthsFor(tx, now);
    const place = await placeOf(tx, touchpointId, { at: startsOn, to });
    const ends = { from: place.owner, to };
    if (!mayOffer(scope.departments, ends)) throw new NotFound();
    const refusal = offerRefusal({ ...ends, ...place, startsOn, month });
    if (refusal) throw new Refusal(refusal);
    const isSettled = speaksForBoth(scope.departments, ends);
    await tx.ownershipTransfer.create({
      data: {
        touchpointId,
        fromDepartmentId: ends.from,
        toDepartmentId: to,
        askedByDepartment: askingSide(scope.departments, ends),
        startsOn: new Date(startsOn),
        askedBy: personId(scope),
        askedAt: now,
        ...(isSettled ? { settledBy: personId(scope), settledAt: now, outcome: "accepted" } : {}),
      },
    });
    if (isSettled) await handOver(tx, scope, { touchpointId, ...ends, startsOn }, now);
    await record(tx, scope, {
      action: isSettled ? "ownership.transfer" : "ownership.offer",
      object: `touchpoint:${touchpointId}`,
      detail: { ...ends, startsOn },
    });
    return { startsOn, isSettled };
  });
}

type PlaceRow = {
  owner: number | null;
  isRetired: boolean;
  isToActive: boolean;
  hasOpenOffer: boolean;
  nextChange: string | undefined;
};

/** A touchpoint, locked, with who answers for it on a day and what else is agreed about it. */
async function placeOf(tx: Tx, id: number, { at, to }: { at: string; to: number }): Promise<PlaceRow> {
  const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM touchpoint WHERE id = ${id}::int FOR UPDATE`;
  if (locked.length === 0) throw new NotFound();
  const [row] = await tx.$queryRaw<(Omit<PlaceRow, "nextChange"> & { nextChange: string | null })[]>`
    SELECT t.retired_on IS NOT NULL OR t.merged_into IS NOT NULL AS "isRetired",
      EXISTS (SELECT FROM department WHERE id = ${to}::int AND retired_on IS NULL) AS "isToActive",
      EXISTS (SELECT FROM ownership_transfer WHERE touchpoint_id = t.id AND settled_at IS NULL) AS "hasOpenOffer",
      (SELECT department_id FROM touchpoint_role WHERE touchpoint_id = t.id AND role = 'owner'
        AND valid_from <= ${at}::date AND (valid_to IS NULL OR ${at}::date < valid_to)) AS owner,
      (SELECT min(valid_from)::text FROM touchpoint_role WHERE touchpoint_id = t.id AND role = 'owner' AND valid_from > ${at}::date) AS "nextChange"
    FROM touchpoint AS t WHERE t.id = ${id}::int`;
  if (!row) throw new NotFound();
  return { ...row, nextChange: row.nextChange ?? undefined };
}

/** Accepts, declines or takes back an open offer. Whose it is not gets the answer of one that does not exist. */
export function settleTransfer(scope: Handing, { id, outcome }: SettleTransfer, now: Date): Promise<Handed> {
  return inScope(scope, async (tx) => {
    const [offer] = await tx.$queryRaw<(Transfer & { askedBy: number | null })[]>`
      SELECT touchpoint_id AS "touchpointId", from_department_id AS "from", to_department_id AS "to",
        starts_on::text AS "startsOn", asked_by_department AS "askedBy"
      FROM ownership_transfer WHERE id = ${id}::int AND settled_at IS NULL FOR UPDATE`;
    if (!offer || !settlements(scope.departments, offer).includes(outcome)) throw new NotFound();
    const { month } = await monthsFor(tx, now);
    const { touchpointId, from, to } = offer;
    const transfer = { touchpointId, from, to, startsOn: effectiveStart(offer.startsOn, month) };
    const isSettled = outcome === "accepted";
    if (isSettled) {
      const place = await placeOf(tx, offer.touchpointId, { at: transfer.startsOn, to: offer.to });
      if (place.owner !== offer.from)
        throw new Refusal("Somebody else answers for this touchpoint by now. Take the offer back.");
      const refusal = offerRefusal({ ...transfer, ...place, hasOpenOffer: false, month });
      if (refusal) throw new Refusal(refusal);
    }
    await tx.ownershipTransfer.update({
      where: { id },
      data: { outcome, settledAt: now, settledBy: personId(scope) },
    });
    if (isSettled) await handOver(tx, scope, transfer, now);
    await record(tx, scope, {
      action: `ownership.${outcome}`,
      object: `touchpoint:${offer.touchpointId}`,
      detail: { from: transfer.from, to: transfer.to, startsOn: transfer.startsOn },
    });
    return { startsOn: transfer.startsOn, isSettled };
  });
}

async function handOver(tx: Tx, scope: Handing, transfer: Transfer, now: Date): Promise<void> {
  const { touchpointId, from, to, startsOn } = transfer;
  const owner = { departmentId: to, from: startsOn };
  await setOwner(tx, { table: "touchpoint", id: touchpointId, owner, live: null, now });
  await carryIntoDraft(tx, scope, { touchpointId, from, owner }, now);
}

type Carried = { touchpointId: number; from: number | null; owner: { departmentId: number; from: string } };

/** A draft that was begun before would give the touchpoint back when published, so it learns of the transfer. */
async function carryIntoDraft(tx: Tx, scope: Handing, carried: Carried, now: Date): Promise<void> {
  const { touchpointId, from, owner } = carried;
  const [draft] = await tx.$queryRaw<{ id: number; version: number; content: unknown }[]>`
    SELECT d.id, d.version, d.content FROM journey_draft AS d JOIN stage AS s ON s.journey_id = d.journey_id
      JOIN touchpoint AS t ON t.stage_id = s.id WHERE t.id = ${touchpointId}::int FOR UPDATE OF d`;
  if (!draft) return;
  const content = MapContent.parse(draft.content);
  const touchpoint = content.stages
    .flatMap(({ touchpoints }) => touchpoints)
    .find(({ id }) => id === touchpointId);
  if (!touchpoint || (touchpoint.owner?.departmentId ?? null) !== from) return;
  const before = touchpoint.owner;
  touchpoint.owner = owner;
  const version = draft.version + 1;
  await tx.journeyDraft.update({ where: { id: draft.id }, data: { content, version } });
  await tx.journeyChange.create({
    data: {
      draftId: draft.id,
      version,
      cell: `touchpoint-${touchpoint.key}-owner`,
      before: { value: before },
      after: { value: owner },
      changedBy: personId(scope),
      changedAt: now,
    },
  });
}
