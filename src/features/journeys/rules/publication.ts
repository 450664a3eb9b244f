import { valenceOf } from "@/domain/emotion-words";
import type { DraftOwner, DraftStage, DraftTouchpoint, MapContent, Problem, Publication } from "../schema";

export type Given = {
  /** What is published; of a new map nothing. */
  live: MapContent;
  draft: MapContent;
  departments: ReadonlyMap<number, string>;
  /** Names of touchpoints on other maps. */
  taken: ReadonlySet<string>;
  /** The earliest first of a month a new owner may begin at, by key of the stage or touchpoint. */
  earliest: (key: string) => string;
  /** Whether whoever publishes decides over what departments answer for. Others leave that to the heads. */
  mayTransfer: boolean;
};

/** What publishing a draft changes, a sentence each, and what stands in its way with the cell to mend. */
export function publicationOf(given: Given): Publication {
  return { changes: changesOf(given), problems: problemsOf(given) };
}

function problemsOf(given: Given): Problem[] {
  const { draft } = given;
  const names = new Map<string, number>();
  for (const { name } of draft.stages.flatMap(({ touchpoints }) => touchpoints))
    names.set(name.toLowerCase(), (names.get(name.toLowerCase()) ?? 0) + 1);
  return [
    ...(draft.name === "" ? [{ cell: "name", message: "The map needs a name." }] : []),
    ...(draft.stages.length === 0 ? [{ cell: "order", message: "A map needs at least one stage." }] : []),
    ...draft.stages.flatMap((stage) => [
      ...stageProblems(stage, given),
      ...stage.touchpoints.flatMap((one) => touchpointProblems(one, stage.name, { ...given, names })),
    ]),
  ];
}

function stageProblems(stage: DraftStage, given: Given): Problem[] {
  const cell = `stage-${stage.key}`;
  const name = stage.name || "This stage";
  const problems: Problem[] = [];
  if (stage.name === "") problems.push({ cell: `${cell}-name`, message: "A stage needs a name." });
  if (!stage.owner?.departmentId)
    problems.push({ cell: `${cell}-owner`, message: `${name} has no accountable department. Choose one.` });
  if (stage.designed !== null && valenceOf(stage.designed) === undefined)
    problems.push({ cell: `${cell}-designed`, message: `“${stage.designed}” is not an emotion Kept knows.` });
  const live = liveOwner(given.live, stage.key);
  return [...problems, ...ownerProblems(cell, name, { ...given, next: stage.owner, live })];
}

type NamesGiven = Given & { names: ReadonlyMap<string, number> };

function touchpointProblems(one: DraftTouchpoint, stage: string, given: NamesGiven): Problem[] {
  const cell = `touchpoint-${one.key}`;
  const same = one.name.toLowerCase();
  const isTwice = (given.names.get(same) ?? 0) > 1 || given.taken.has(same);
  const name =
    one.name === ""
      ? [{ cell: `${cell}-name`, message: `A touchpoint of ${stage} needs a name.` }]
      : isTwice
        ? [
            {
              cell: `${cell}-name`,
              message: `There is a touchpoint “${one.name}” already. Give this one another name.`,
            },
          ]
        : [];
  const live = liveOwner(given.live, one.key);
  return [...name, ...ownerProblems(cell, one.name, { ...given, next: one.owner, live })];
}

type OwnerGiven = Pick<Given, "earliest" | "departments" | "mayTransfer"> & {
  next: DraftOwner | null;
  live: DraftOwner | null;
};

function ownerProblems(cell: string, name: string, given: OwnerGiven): Problem[] {
  const { next, live } = given;
  if (!next || next.departmentId === (live?.departmentId ?? null)) return [];
  const message = takenAway(name, given) ?? misdated(name, next, given.earliest(cell));
  return message ? [{ cell: `${cell}-owner`, message }] : [];
}

function takenAway(name: string, { next, live, departments, mayTransfer }: OwnerGiven): string | undefined {
  const to = next?.departmentId ?? null;
  if (to !== null && !departments.has(to))
    return `The department chosen for ${name} is gone. Choose another.`;
  if (!live?.departmentId || mayTransfer) return undefined;
  const owner = departments.get(live.departmentId) ?? "a department";
  return `${name} belongs to ${owner}. It changes hands when both heads agree or an executive decides.`;
}

function misdated(name: string, { from }: DraftOwner, first: string): string | undefined {
  if (!from.endsWith("-01")) return `${name}: ownership changes on the first of a month.`;
  return from >= first
    ? undefined
    : `${name}: somebody answered for it before ${first}, and what they answered for stays theirs. Choose ${first} or later.`;
}

function changesOf({ live, draft, departments }: Given): string[] {
  const before = new Map(live.stages.map((stage) => [stage.key, stage]));
  const after = new Set(draft.stages.map(({ key }) => key));
  const changes: string[] = [];
  if (live.name !== draft.name && live.name !== "") changes.push(`The map is called “${draft.name}”.`);
  for (const stage of draft.stages) {
    const old = before.get(stage.key);
    if (old) changes.push(...stageChanges(old, stage, departments));
    else changes.push(`New stage ${stage.name}.`);
  }
  for (const { key, name } of live.stages)
    if (!after.has(key)) changes.push(`${name} is retired; its history stays.`);
  const kept = (stages: readonly DraftStage[]) => stages.map(({ key }) => key);
  const oldOrder = kept(live.stages).filter((key) => after.has(key));
  const newOrder = kept(draft.stages).filter((key) => before.has(key));
  if (oldOrder.join() !== newOrder.join())
    changes.push(`New order: ${draft.stages.map(({ name }) => name).join(", ")}.`);
  changes.push(...touchpointChanges(live, draft, departments));
  return changes;
}

function stageChanges(old: DraftStage, now: DraftStage, departments: Given["departments"]): string[] {
  return [
    ...(old.name === now.name ? [] : [`${old.name} is called ${now.name}.`]),
    ...(old.wants === now.wants ? [] : [`${now.name}: what customers want is “${now.wants}”.`]),
    ...(old.designed === now.designed ? [] : [`${now.name}: designed emotion ${now.designed ?? "none"}.`]),
    ...ownerChange(now.name, old.owner, now.owner, departments),
  ];
}

function touchpointChanges(live: MapContent, draft: MapContent, departments: Given["departments"]): string[] {
  const list = ({ stages }: MapContent) =>
    stages.flatMap((stage) => stage.touchpoints.map((one) => ({ one, stage })));
  const before = new Map(list(live).map((place) => [place.one.key, place]));
  const after = new Set(list(draft).map(({ one }) => one.key));
  return [
    ...list(draft).flatMap(({ one, stage }) => {
      const old = before.get(one.key);
      if (!old) return [`New touchpoint ${one.name} at ${stage.name}.`];
      return [
        ...(old.stage.key === stage.key
          ? []
          : [`${one.name} moves from ${old.stage.name} to ${stage.name}.`]),
        ...(old.one.name === one.name ? [] : [`${old.one.name} is called ${one.name}.`]),
        ...(markOf(old.one) === markOf(one) ? [] : [`${one.name}: ${markOf(one)}.`]),
        ...(old.one.channels.toSorted().join() === one.channels.toSorted().join()
          ? []
          : [`${one.name}: other channels.`]),
        ...(JSON.stringify(old.one.contributors) === JSON.stringify(one.contributors)
          ? []
          : [`${one.name}: other contributors.`]),
        ...ownerChange(one.name, old.one.owner, one.owner, departments),
      ];
    }),
    ...list(live)
      .filter(({ one }) => !after.has(one.key))
      .map(({ one }) => `${one.name} is retired; its history stays.`),
  ];
}

function markOf({ declared, isMoment }: DraftTouchpoint): string {
  return [declared ?? "no mark", ...(isMoment ? ["moment of truth"] : [])].join(", ");
}

function ownerChange(
  name: string,
  old: DraftOwner | null,
  now: DraftOwner | null,
  departments: Given["departments"],
): string[] {
  if (!now || (old?.departmentId ?? null) === now.departmentId) return [];
  const words = (owner: DraftOwner | null) =>
    owner?.departmentId ? (departments.get(owner.departmentId) ?? "") : "nobody";
  return [`${name}: ${words(now)} answers for it from ${now.from} on, ${words(old)} until then.`];
}

/** Who answers for a stage or touchpoint in what is published. */
export function liveOwner({ stages }: MapContent, key: string): DraftOwner | null {
  for (const stage of stages) {
    if (stage.key === key) return stage.owner;
    const found = stage.touchpoints.find((one) => one.key === key);
    if (found) return found.owner;
  }
  return null;
}
