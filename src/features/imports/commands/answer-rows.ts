import type { Pool } from "pg";
import { impressionRoles } from "../rules/impressions";
import type { AcceptedRow } from "../rules/normalise";
import type { ImportOptions } from "../schema";
import type { CopyBinary } from "./copy-binary";
import { Customers } from "./customers";
import { Dimensions, TABLES } from "./dimensions";
import type { LoadedImport } from "./loaded-import";
import { Moments } from "./moments";
import { Months, type Month } from "./months";

/** Columns of a row, in the order that `write` writes them; names as in `TABLES`. */
const PLAIN_COLUMNS = `survey_id, import_id, answered_at, score, csat, ces, weight, touchpoint_id, channel_id,
  segment_id, persona_id, customer_id, comment`;
const PLAIN_COUNT = 13;
/** Those of `impressionRoles`, only where the file has any: else every row would carry seven empty values. */
const IMPRESSION_COLUMNS = "emotion, promise_kept, expectation, reliable, relevant, valuable, honest";

/** The columns that rows read by these options are written with. */
export function answerColumns({ mapping }: ImportOptions): string {
  return holdsImpressions(mapping) ? `${PLAIN_COLUMNS}, ${IMPRESSION_COLUMNS}` : PLAIN_COLUMNS;
}

function holdsImpressions(mapping: ImportOptions["mapping"]): boolean {
  return impressionRoles.some((role) => mapping[role] !== undefined);
}

/** Where answers are written to: the rows of each month. */
export type AnswerSheet = { rowsOf(month: Month): CopyBinary };

/** The month of each row, and in which order the rows were written. */
export type WrittenAnswers = { months: Int32Array; order: Float64Array };

/**
 * Writes accepted rows for COPY, learning every name, customer and month they speak of first. Those are valid without
 * the rows, so they need not share their transaction.
 */
export class AnswerRows {
  readonly #dimensions: Dimensions;
  readonly #customers: Customers;
  readonly #moments: Moments;
  readonly #months: Months;

  constructor(
    pool: Pool,
    readonly loaded: LoadedImport,
  ) {
    this.#dimensions = new Dimensions(pool);
    this.#customers = new Customers(pool, loaded.id);
    this.#moments = new Moments(pool, loaded.options.zone ?? loaded.timeZone);
    this.#months = new Months(pool);
  }

  async write(rows: readonly AcceptedRow[], sheet: AnswerSheet): Promise<WrittenAnswers> {
    const moments = await this.#moments.of(rows);
    const months = await this.#months.of(moments);
    const names = await this.#dimensions.idsOf(rows);
    const customers = await this.#customers.idsOf(rows);
    const order = byCustomer(customers);
    for (const index of order) {
      const row = rows[index];
      if (!row) continue;
      const text = sheet.rowsOf(months[index] ?? 0);
      this.#begin(text, row, moments[index] ?? NaN);
      for (let place = 0; place < TABLES.length; place++)
        text.integer(names[index * TABLES.length + place] || null);
      text.bigint(customers[index] || null);
      text.text(row.comment);
      if (row.impressions) writeImpressions(text, row.impressions);
    }
    return { months, order };
  }

  #begin(text: CopyBinary, row: AcceptedRow, moment: number): void {
    text.row(PLAIN_COUNT + (row.impressions?.length ?? 0));
    text.integer(this.loaded.surveyId);
    text.integer(this.loaded.id);
    text.timestamptz(moment);
    writeRatings(text, row);
  }
}

function writeRatings(text: CopyBinary, { score, csat, ces, weight }: AcceptedRow): void {
  text.smallint(score);
  text.smallint(csat);
  text.smallint(ces);
  text.real(weight);
}

function writeImpressions(text: CopyBinary, impressions: readonly (number | null)[]): void {
  for (const impression of impressions) text.smallint(impression);
}

/**
 * Places in the order of their customers, because neighbours in the index of customers are found more quickly one after
 * the other; of one customer's rows the first stays first.
 */
function byCustomer(customers: Float64Array): Float64Array {
  const width = customers.length;
  const keys = customers.map((id, place) => id * width + place).sort();
  return keys.map((key) => key % width);
}
