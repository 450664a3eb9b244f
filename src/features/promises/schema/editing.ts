import * as z from "zod";
import { isDay } from "@/domain/period";
import { comparators } from "@/domain/promise";

const Id = z.coerce.number("Choose one.").int().positive("Choose one.");
const words = (least: number, most: number, missing: string) =>
  z
    .string()
    .trim()
    .min(least, missing)
    .max(most, `Use at most ${most} characters.`)
    .regex(/^[^\p{Cc}]*$/u, "Use one line.");
const number = (message: string) => z.coerce.number(message);
const Day = z.string().refine(isDay, "Choose a day.");

/** The words of a promise and how it is tested: "at most 48 hours in 90 of 100 cases". */
export const Wording = z.object({
  text: words(3, 200, "Enter the words as they are published."),
  comparator: z.enum(comparators),
  threshold: number("Enter a number.").min(-1e9).max(1e9),
  unit: words(1, 40, "Enter what is counted: hours, days, people."),
  /** An event without outcome is broken after so many hours; empty: it stays pending. */
  limitHours: z.preprocess(
    (value) => (value === "" || value === null ? undefined : value),
    number("Enter hours, or nothing.").positive("Enter hours, or nothing.").max(100_000).optional(),
  ),
  target: number("Enter a share from 1 to 100.")
    .min(1, "Enter a share from 1 to 100.")
    .max(100, "Enter a share from 1 to 100."),
  validFrom: Day,
});
export type Wording = z.infer<typeof Wording>;

const Slug = z.string().min(1).max(100);

export const StatePromise = Wording.extend({
  stageId: Id,
  /** Whose customers are asked; empty: those of the whole stage. */
  touchpointId: z.preprocess((value) => (value === "" ? undefined : value), Id.optional()),
  madeBy: Id,
  deliveredBy: Id,
  publishedIn: words(2, 200, "Enter where it is published."),
  weight: number("Enter a weight, 1 if none is heavier.").min(0).max(100),
});
export type StatePromise = z.infer<typeof StatePromise>;

export const RewordPromise = Wording.extend({ slug: Slug });
export type RewordPromise = z.infer<typeof RewordPromise>;

export const OnePromise = z.object({ slug: Slug });
export const RetirePromise = OnePromise.extend({ on: Day });
export const SendEvidence = OnePromise.extend({ token: z.uuid() });

const Choice = z.object({ id: z.int(), name: z.string() });

/** What the form of a promise starts from. */
export const PromiseForm = z.object({
  today: z.string(),
  stages: z.array(Choice.extend({ map: z.string(), touchpoints: z.array(Choice) })),
  departments: z.array(Choice),
});
export type PromiseForm = z.infer<typeof PromiseForm>;

/** A file of events: how far the worker is with it, and what became of it. */
export const EvidenceFile = z.object({
  id: z.int(),
  state: z.enum(["waiting", "reading", "done", "failed"]),
  read: z.int(),
  taken: z.int(),
  /** The first rows that are no events. */
  refused: z.array(z.object({ row: z.int(), reason: z.string() })),
  problem: z.string().nullable(),
  sentBy: z.string(),
  sentOn: z.string(),
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;

/** A promise as its editors see it. */
export const PromisePage = z.object({
  slug: z.string(),
  today: z.string(),
  map: z.string(),
  stage: z.string(),
  madeBy: z.string(),
  deliveredBy: z.string(),
  publishedIn: z.string(),
  retiredOn: z.string().nullable(),
  /** The newest five. */
  files: z.array(EvidenceFile),
  /** Newest first. */
  wordings: z.array(
    z.object({
      number: z.int(),
      text: z.string(),
      comparator: z.enum(comparators),
      threshold: z.number(),
      unit: z.string(),
      limitHours: z.number().nullable(),
      target: z.number(),
      validFrom: z.string(),
      events: z.int(),
    }),
  ),
});
export type PromisePage = z.infer<typeof PromisePage>;
