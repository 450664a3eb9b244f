import type { Pool } from "pg";
import { addDays } from "@/domain/period";
import type { AcceptedRow } from "../rules/normalise";
import { CopyText } from "./copy-text";
import { Customers } from "./customers";
import { Dimensions } from "./dimensions";

/** Columns of a line, in the order that `#line` writes them. */
export const ANSWER_COLUMNS = `survey_id, import_id, answered_at, score, csat, ces, weight, touchpoint_id, channel_id,
  segment_id, persona_id, customer_id, comment`;

/**
 * Writes accepted rows as lines for COPY, learning every name, customer and month they speak of first. Those are
 * valid without the rows, so they need not share their transaction.
 */
export class AnswerLines {
  readonly #text = new CopyText();
  readonly #dimensions: Dimensions;
  readonly #customers: Customers;
  readonly #days = new Set<string>();
  readonly #months = new Set<string>();

  constructor(
    readonly pool: Pool,
    readonly surveyId: number,
    readonly importId: number,
  ) {
    this.#dimensions = new Dimensions(pool);
    this.#customers = new Customers(pool, importId);
  }

  async write(rows: readonly AcceptedRow[]): Promise<Buffer> {
    await this.#ensureMonths(rows);
    await this.#dimensions.learn(rows);
    const customers = await this.#customers.idsOf(rows);
    for (const [index, row] of rows.entries()) this.#line(row, customers[index] ?? null);
    return this.#text.take();
  }

  /** A time without Z is left to the database, which reads it in the session's time zone. */
  #line(row: AcceptedRow, customerId: number | null): void {
    const text = this.#text;
    text.number(this.surveyId);
    text.number(this.importId);
    text.text(row.answeredAt);
    text.number(row.score);
    text.number(row.csat);
    text.number(row.ces);
    text.number(row.weight);
    text.number(this.#dimensions.idOf("touchpoint", row.touchpoint));
    text.number(this.#dimensions.idOf("channel", row.channel));
    text.number(this.#dimensions.idOf("segment", row.segment));
    text.number(this.#dimensions.idOf("persona", row.persona));
    text.number(customerId);
    text.text(row.comment);
    text.endLine();
  }

  /** A month of answers is a partition; local times may fall into the neighbouring day of UTC. */
  async #ensureMonths(rows: readonly AcceptedRow[]): Promise<void> {
    for (const { answeredAt } of rows) {
      const day = answeredAt.slice(0, 10);
      if (this.#days.has(day)) continue;
      for (const near of [addDays(day, -1), addDays(day, 1)]) await this.#ensureMonth(near.slice(0, 7));
      this.#days.add(day);
    }
  }

  async #ensureMonth(month: string): Promise<void> {
    if (this.#months.has(month)) return;
    await this.pool.query("SELECT facts.ensure_months($1::date, $1::date)", [`${month}-01`]);
    this.#months.add(month);
  }
}
