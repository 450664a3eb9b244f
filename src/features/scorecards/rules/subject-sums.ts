import { addSums, type Sums } from "@/domain/measure";
import type { Day } from "@/domain/period";

/** What was counted of one subject in one month; the bucket of what came before all months lies before them. */
export type SubjectRow = Readonly<{ bucket: Day; key: string; sums: Sums }>;

/** Sums of subjects over ranges of whole months. Each is added up once, however often it is asked for. */
export class SubjectSums {
  readonly keys: readonly string[];
  readonly #byKey = new Map<string | undefined, SubjectRow[]>();
  readonly #known = new Map<string, Sums>();

  constructor(rows: readonly SubjectRow[]) {
    const whole = new Map<Day, Sums[]>();
    for (const row of rows) {
      const own = this.#byKey.get(row.key);
      if (own) own.push(row);
      else this.#byKey.set(row.key, [row]);
      const month = whole.get(row.bucket);
      if (month) month.push(row.sums);
      else whole.set(row.bucket, [row.sums]);
    }
    this.keys = [...this.#byKey.keys()] as string[];
    this.#byKey.set(
      undefined,
      [...whole].map(([bucket, sums]) => ({ bucket, key: "", sums: addSums(sums) })),
    );
  }

  /** What one subject, or everybody (no key), has in the months of a range; `from` undefined means since ever. */
  in({ from, to }: { from: Day | undefined; to: Day }, key?: string): Sums {
    const name = `${key ?? " "}|${from ?? ""}|${to}`;
    const found = this.#known.get(name);
    if (found) return found;
    const rows = (this.#byKey.get(key) ?? []).filter(
      ({ bucket }) => (from === undefined || bucket >= from) && bucket < to,
    );
    const sums = addSums(rows.map((row) => row.sums));
    this.#known.set(name, sums);
    return sums;
  }
}
