import * as z from "zod";
import { ImportToken } from "./steps";

export const RefusalsPage = ImportToken.extend({
  after: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(50),
  withCells: z.boolean().default(false),
});
export type RefusalsPage = z.infer<typeof RefusalsPage>;

export const Refusal = z.object({
  row: z.int(),
  code: z.string(),
  reason: z.string(),
  value: z.string(),
  /** The row as it stood in the file; null where it was not asked for, or holds nothing to be corrected. */
  cells: z.array(z.string()).nullable(),
});
export type Refusal = z.infer<typeof Refusal>;
