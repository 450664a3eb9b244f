import * as z from "zod";
import { DamagedBackup, type Frame } from "./archive";

/** What the first frame says. Months are those that answers have a table for, the first and the last. */
export const Heading = z.object({
  at: z.iso.datetime(),
  migrations: z.array(z.string()),
  months: z.object({ first: z.iso.date(), last: z.iso.date() }).nullable(),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^\d+$/) })),
  /** Tells one installation's key from another's, and nothing else of it. */
  key: z.string(),
});
export type Heading = z.infer<typeof Heading>;

export const TableBegins = z.object({ name: z.string(), columns: z.array(z.string()) });
export const TableEnds = z.object({ rows: z.int().nonnegative() });
export const SavedFile = z.object({ name: z.string(), content: z.string() });
export type SavedFile = z.infer<typeof SavedFile>;

/** What a frame says, as its schema has it. Throws `DamagedBackup`. */
export function said<Schema extends z.ZodType>({ body }: Frame, schema: Schema): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(body.toString("utf8")));
  } catch {
    throw new DamagedBackup("a part of it cannot be read");
  }
}
