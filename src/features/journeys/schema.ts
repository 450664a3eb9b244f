import * as z from "zod";

export const journeyKinds = ["as-is", "to-be"] as const;
export const parts = ["responsible", "consulted", "informed"] as const;
export type Part = (typeof parts)[number];
export const declarations = ["basic", "differentiator"] as const;

export const Slug = z.string().min(1).max(100);
const Day = z.iso.date();

/** A department, as an owner or contributor is shown. */
const Named = z.object({ id: z.int(), name: z.string(), slug: z.string() });

/** A department that answered for something within the period shown; `from` and `to` only where they fall inside it. */
export const Owner = Named.extend({ from: Day.optional(), to: Day.optional() });
export type Owner = z.infer<typeof Owner>;

export const Contributor = Named.extend({ part: z.enum(parts), contribution: z.string() });
export type Contributor = z.infer<typeof Contributor>;

export const MapTouchpoint = z.object({
  /** The row's id; null in a to-be map, whose touchpoints are intentions. */
  id: z.int().nullable(),
  slug: z.string(),
  name: z.string(),
  isRetired: z.boolean(),
  declared: z.enum(declarations).nullable(),
  isMoment: z.boolean(),
  channels: z.array(z.string()),
  owners: z.array(Owner),
  contributors: z.array(Contributor),
});
export type MapTouchpoint = z.infer<typeof MapTouchpoint>;

export const MapStage = z.object({
  id: z.int().nullable(),
  slug: z.string(),
  name: z.string(),
  isRetired: z.boolean(),
  wants: z.string(),
  designed: z.string().nullable(),
  /** Its place from −2 to 2; null: none designed, or by a word Kept does not know. */
  designedValence: z.number().nullable(),
  owners: z.array(Owner),
  touchpoints: z.array(MapTouchpoint),
});
export type MapStage = z.infer<typeof MapStage>;

export const MapName = z.object({
  slug: z.string(),
  name: z.string(),
  kind: z.enum(journeyKinds),
  isDraft: z.boolean(),
});
export type MapName = z.infer<typeof MapName>;

/** A map as it was in a period: its structure and who answered for what. Figures come from elsewhere. */
export const JourneyMap = MapName.extend({
  version: z.int(),
  stages: z.array(MapStage),
  /** Every map the reader may open, in order. */
  maps: z.array(MapName),
  mayEdit: z.boolean(),
});
export type JourneyMap = z.infer<typeof JourneyMap>;

export const MapQuestion = z.object({ slug: Slug, range: z.object({ from: Day, to: Day }) });
export type MapQuestion = z.infer<typeof MapQuestion>;

/** The most a map may hold: enough for any organisation, and little enough to read. */
const MOST_STAGES = 20;
const MOST_TOUCHPOINTS = 100;
const text = (most: number) => z.string().trim().max(most, `Use at most ${most} characters.`);
const id = z.int().positive();

/** A department from a first of a month on; without a department: nobody. */
export const DraftOwner = z.object({ departmentId: id.nullable(), from: Day });
export type DraftOwner = z.infer<typeof DraftOwner>;

export const DraftContributor = z.object({ departmentId: id, part: z.enum(parts), contribution: text(200) });

export const DraftTouchpoint = z.object({
  /** Stays the same while the draft lives; `t12` is row 12. */
  key: z.string().max(40),
  id: id.nullable(),
  name: text(80),
  declared: z.enum(declarations).nullable(),
  isMoment: z.boolean(),
  channels: z.array(id).max(30),
  owner: DraftOwner.nullable(),
  contributors: z.array(DraftContributor).max(20),
});
export type DraftTouchpoint = z.infer<typeof DraftTouchpoint>;

export const DraftStage = z.object({
  key: z.string().max(40),
  id: id.nullable(),
  name: text(60),
  wants: text(300),
  designed: z.string().max(20).nullable(),
  owner: DraftOwner.nullable(),
  touchpoints: z.array(DraftTouchpoint).max(MOST_TOUCHPOINTS),
});
export type DraftStage = z.infer<typeof DraftStage>;

/** A whole map as its editors see it, and as each published version is kept. */
export const MapContent = z.object({ name: text(80), stages: z.array(DraftStage).max(MOST_STAGES) });
export type MapContent = z.infer<typeof MapContent>;

const Key = z.string().min(1).max(40);
const place = z.int().min(0).max(MOST_TOUCHPOINTS);

/** One change of a draft. Each touches one cell, so that two people collide only where they really do. */
export const DraftChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("map.name"), value: text(80) }),
  z.object({ kind: z.literal("stage.name"), stage: Key, value: text(60) }),
  z.object({ kind: z.literal("stage.wants"), stage: Key, value: text(300) }),
  z.object({ kind: z.literal("stage.designed"), stage: Key, value: z.string().max(20).nullable() }),
  z.object({ kind: z.literal("stage.owner"), stage: Key, value: DraftOwner }),
  z.object({ kind: z.literal("stage.move"), stage: Key, value: place }),
  z.object({ kind: z.literal("stage.add"), stage: Key, value: text(60) }),
  z.object({ kind: z.literal("stage.remove"), stage: Key }),
  z.object({ kind: z.literal("touchpoint.name"), touchpoint: Key, value: text(80) }),
  z.object({
    kind: z.literal("touchpoint.declared"),
    touchpoint: Key,
    value: z.enum(declarations).nullable(),
  }),
  z.object({ kind: z.literal("touchpoint.isMoment"), touchpoint: Key, value: z.boolean() }),
  z.object({ kind: z.literal("touchpoint.channels"), touchpoint: Key, value: z.array(id).max(30) }),
  z.object({ kind: z.literal("touchpoint.owner"), touchpoint: Key, value: DraftOwner }),
  z.object({
    kind: z.literal("touchpoint.contributors"),
    touchpoint: Key,
    value: z.array(DraftContributor).max(20),
  }),
  z.object({ kind: z.literal("touchpoint.move"), touchpoint: Key, stage: Key, value: place }),
  z.object({ kind: z.literal("touchpoint.add"), stage: Key, touchpoint: Key, value: text(80) }),
  z.object({ kind: z.literal("touchpoint.remove"), touchpoint: Key }),
]);
export type DraftChange = z.infer<typeof DraftChange>;

/** Who changed a cell meanwhile, and what stands there now. */
export const OthersChange = z.object({
  cell: z.string(),
  by: z.string(),
  minutesAgo: z.int(),
  before: z.json(),
  after: z.json(),
});
export type OthersChange = z.infer<typeof OthersChange>;

export const ChangeDraft = z.object({ slug: Slug, version: z.int().min(0), change: DraftChange });
export type ChangeDraft = z.infer<typeof ChangeDraft>;

const Draft = z.object({ version: z.int(), content: MapContent });
/** `saved`, with what others changed since; or a conflict over the same cell, with nothing written. */
export const ChangedDraft = Draft.extend({
  state: z.enum(["saved", "conflict"]),
  others: z.array(OthersChange),
});
export type ChangedDraft = z.infer<typeof ChangedDraft>;

const Choice = z.object({ id: z.int(), name: z.string() });
export const Problem = z.object({ cell: z.string(), message: z.string() });
export type Problem = z.infer<typeof Problem>;

/** What the editor of a map starts from. */
export const DraftPage = Draft.extend({
  slug: Slug,
  kind: z.enum(journeyKinds),
  isPublished: z.boolean(),
  departments: z.array(Choice),
  channels: z.array(Choice),
  /** Touchpoints that answers name and no map holds. */
  unplaced: z.array(z.string()),
  /** First of months an owner can begin at. */
  months: z.array(Day),
  versions: z.array(
    z.object({ number: z.int(), by: z.string().nullable(), day: Day, changes: z.array(z.string()) }),
  ),
});
export type DraftPage = z.infer<typeof DraftPage>;

/** What publishing would change, and what stands in its way. */
export const Publication = z.object({ changes: z.array(z.string()), problems: z.array(Problem) });
export type Publication = z.infer<typeof Publication>;

export const templates = ["eight stages", "insurer", "blank", "to be"] as const;
export const NewMap = z.object({
  name: text(80).min(1, "Enter a name."),
  template: z.enum(templates),
  /** The map that a to-be map starts from. */
  from: Slug.optional(),
});
export type NewMap = z.infer<typeof NewMap>;
