import * as z from "zod";

const MOST_PRINCIPLES = 7;
const line = (most: number, missing: string) =>
  z
    .string()
    .trim()
    .min(3, missing)
    .max(most, `Use at most ${most} characters.`)
    .regex(/^[^\p{Cc}]*$/u, "Use one line.");

/** A wording of the vision, and the one it was made from: two people never overwrite each other unseen. */
export const WriteVision = z.object({
  sentence: line(240, "Enter the vision in a sentence."),
  principles: z
    .array(line(160, "A principle needs a few words."))
    .max(MOST_PRINCIPLES, "Use at most seven principles."),
  basedOn: z.int().min(0),
});
export type WriteVision = z.infer<typeof WriteVision>;

export const AcknowledgeVision = z.object({ number: z.int().positive(), departmentId: z.int().positive() });
export type AcknowledgeVision = z.infer<typeof AcknowledgeVision>;

const Department = z.object({ id: z.int(), name: z.string(), slug: z.string() });

/** The vision in force, who has read it, and what this reader may do about it. */
export const VisionPage = z.object({
  /** 0: nobody has worded it. */
  number: z.int(),
  sentence: z.string(),
  principles: z.array(z.string()),
  writtenBy: z.string().nullable(),
  writtenOn: z.string().nullable(),
  /** Departments with a head; `on` is the day on which the head acknowledged this wording. */
  heads: z.array(z.object({ department: Department, by: z.string().nullable(), on: z.string().nullable() })),
  mayWrite: z.boolean(),
  /** Departments this reader may acknowledge it for, and has not. */
  mine: z.array(Department),
});
export type VisionPage = z.infer<typeof VisionPage>;
