import * as z from "zod";
import { signoffGrains } from "@/domain/signoff-calendar";
import { MatrixCell, scorecardMeasures } from "@/features/scorecards/schema";

const Metric = z.enum(scorecardMeasures);
const Slug = z.string().max(100);
/** `2026-10` or `2026-Q4`. */
const Key = z.string().max(10);
const Points = (missing: string) =>
  z.number({ error: missing }).min(-100, "At least −100.").max(100, "At most 100.");
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const OfDepartment = z.object({ department: Slug });
export const OfPeriod = z.object({ department: Slug, period: Key });
export type OfPeriod = z.infer<typeof OfPeriod>;

/** What a head expects of a period's NPS, with the range that holds it four times out of five. */
export const SaveForecast = OfPeriod.extend({
  value: Points("Enter the score you expect."),
  low: Points("Enter the low end of your range."),
  high: Points("Enter the high end of your range."),
}).refine(({ low, value, high }) => low <= value && value <= high, {
  message: "The score you expect lies within your range.",
  path: ["value"],
});
export type SaveForecast = z.infer<typeof SaveForecast>;

export const WriteNote = OfPeriod.extend({
  metric: Metric,
  words: z.string().trim().min(3, "Say why it was missed.").max(600, "Use at most 600 characters."),
});
export type WriteNote = z.infer<typeof WriteNote>;

/** `sha256` is that of the figures shown: nobody signs others than they saw. */
export const SignCard = OfPeriod.extend({ sha256: Sha256 });
export type SignCard = z.infer<typeof SignCard>;

export const Countersign = z.object({ id: z.int().positive(), sha256: Sha256 });
export type Countersign = z.infer<typeof Countersign>;

export const AskReopening = z.object({
  id: z.int().positive(),
  reason: z.string().trim().min(3, "Say why, in a few words.").max(300, "Use at most 300 characters."),
});
export type AskReopening = z.infer<typeof AskReopening>;

export const DecideReopening = z.object({
  id: z.int().positive(),
  decision: z.enum(["approved", "declined"]),
});
export type DecideReopening = z.infer<typeof DecideReopening>;

/** JSON leaves out what is undefined; the shape of a verdict wants it named. */
function withWholeVerdict(cell: unknown): unknown {
  if (typeof cell !== "object" || cell === null || !("verdict" in cell)) return cell;
  const { verdict } = cell;
  return typeof verdict === "object" ? { ...cell, verdict: { answersNeeded: undefined, ...verdict } } : cell;
}

/** One measure of a card, as the scorecard shows it. */
export const Figure = z.object({ metric: Metric, cell: z.preprocess(withWholeVerdict, MatrixCell) });
export type Figure = z.infer<typeof Figure>;

const Expected = z.object({ by: z.string(), value: z.number(), low: z.number(), high: z.number() });

/** The bytes that are signed, read: nothing in it is ever computed again. */
export const CardBody = z.object({
  version: z.literal(1),
  department: z.object({ name: z.string(), slug: z.string() }),
  period: z.object({ key: z.string(), from: z.string(), to: z.string() }),
  takenAt: z.string(),
  figures: z.array(Figure),
  notes: z.array(z.object({ metric: Metric, words: z.string() })),
  commitments: z.array(
    z.object({
      words: z.string(),
      due: z.string(),
      firstDue: z.string(),
      confidence: z.int(),
      metric: z.string().nullable(),
      effectFrom: z.number().nullable(),
      effectTo: z.number().nullable(),
      effectBy: z.string().nullable(),
      madeBy: z.string(),
    }),
  ),
  forecasts: z.array(Expected),
});
export type CardBody = z.infer<typeof CardBody>;

export const Card = z.object({
  id: z.int(),
  round: z.int(),
  body: CardBody,
  sha256: Sha256,
  signedBy: z.string(),
  signedOn: z.string(),
  isSignedByReader: z.boolean(),
  countersignedBy: z.string().nullable(),
  countersignedOn: z.string().nullable(),
  /** Answers of its period that came after the figures were taken; below 0: answers that were taken out since. */
  later: z.int(),
  reopening: z
    .object({ id: z.int(), reason: z.string(), askedBy: z.string(), isOwn: z.boolean() })
    .nullable(),
});
export type Card = z.infer<typeof Card>;

const Period = z.object({ key: z.string(), from: z.string(), to: z.string(), due: z.string() });

/** What is to be done about one missed measure before the card can be signed. */
export const Missed = z.object({
  metric: Metric,
  value: z.number(),
  note: z.string().nullable(),
  commitments: z.int(),
});
export type Missed = z.infer<typeof Missed>;

/** Where the period of a department stands, and what this reader may do about it. */
export const Band = z.object({
  department: z.object({ name: z.string(), slug: z.string() }),
  today: z.string(),
  /** The newest period that is over, or an earlier one that was reopened. */
  period: Period,
  /** When the period that runs now can be signed. */
  nextOpensOn: z.string(),
  step: z.enum(["owns nothing", "forecast", "review", "commit", "sign", "countersign", "done"]),
  /** The period this reader still has to forecast, oldest first; until then nothing of it is told them. */
  toForecast: Period.nullable(),
  hasForecasts: z.boolean(),
  forecasts: z.array(Expected),
  /** The figures taken for review. */
  review: z
    .object({ figures: z.array(Figure), sha256: Sha256, takenOn: z.string(), later: z.int() })
    .nullable(),
  missed: z.array(Missed),
  card: Card.nullable(),
  may: z.object({
    sign: z.boolean(),
    countersign: z.boolean(),
    askReopening: z.boolean(),
    decideReopening: z.boolean(),
  }),
});
export type Band = z.infer<typeof Band>;

/** How periods are closed in the organisation. */
export const SignoffCalendar = z.object({
  every: z.enum(signoffGrains),
  days: z
    .number({ error: "Enter after how many days it is due." })
    .int("Use a whole number.")
    .min(1, "At least one day.")
    .max(60, "At most 60 days."),
  forecasts: z.boolean(),
});
export type SignoffCalendar = z.infer<typeof SignoffCalendar>;

/** How many have signed the newest closed period, of those who have to. */
export const SignedTally = z.object({
  period: z.object({ key: z.string(), due: z.string() }),
  today: z.string(),
  signed: z.int(),
  of: z.int(),
});
export type SignedTally = z.infer<typeof SignedTally>;

/** A closed period of a department as it was signed, and what is known of those that were not. */
const HistoryPeriod = Period.extend({
  /** Is it kept from this reader until they have forecast it? Then nothing of it is here. */
  isClosed: z.boolean(),
  /** How many departments within reach have signed it, of those who had to. */
  tally: z.object({ signed: z.int(), of: z.int() }),
  /** Had the department a touchpoint and a head, so that there was something to sign? */
  isAsked: z.boolean(),
  card: Card.pick({
    signedBy: true,
    signedOn: true,
    countersignedBy: true,
    countersignedOn: true,
    round: true,
    later: true,
  })
    .extend({
      figures: z.array(Figure),
      notes: CardBody.shape.notes,
      commitments: z.int(),
      forecasts: CardBody.shape.forecasts,
    })
    .nullable(),
});
export type HistoryPeriod = z.infer<typeof HistoryPeriod>;

/** The closed periods of a department side by side, the newest first. */
export const CardHistory = z.object({ today: z.string(), periods: z.array(HistoryPeriod) });
export type CardHistory = z.infer<typeof CardHistory>;
