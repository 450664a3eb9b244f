import {
  UnfitChoice,
  type ImportOptions,
  type ImportRole,
  type InspectReport,
  type NamedRole,
} from "../schema";
import { impressionRoles, impressionTroubles, readImpression, type ImpressionRole } from "./impressions";
import { nameKey } from "./match-names";
import { customerRef } from "./customer-ref";
import { detached } from "./detached";
import { readDate, type DateReading } from "./dates";
import { wellFormed } from "./well-formed";
import { readAmount, readRating, readScore } from "./scores";
import {
  filterReasons,
  isTrouble,
  trouble,
  withoutRating,
  type LeftOutValue,
  type RefusedRow,
  type Trouble,
} from "./trouble";

/** A row as an import takes it. `row` counts as a spreadsheet does: the first row of the file is 1. */
export type AcceptedRow = {
  row: number;
  externalId: string | null;
  /** Which of a row's answers this is, where a row holds several; it is part of `externalId`. */
  part: string | null;
  score: number | null;
  /** "YYYY-MM-DDTHH:MM:SS" in the file's zone (`ImportOptions.zone`); with a trailing Z it is UTC. */
  answeredAt: string;
  comment: string | null;
  customer: string | null;
  email: string | null;
  touchpoint: string | null;
  channel: string | null;
  segment: string | null;
  persona: string | null;
  revenue: number | null;
  /** 1 to 5. */
  csat: number | null;
  /** 1 to 7. */
  ces: number | null;
  weight: number | null;
  /** In the order of `impressionRoles`; null where no column holds any. */
  impressions: readonly (number | null)[] | null;
};

/** Longest comment kept, in UTF-16 units; the rest is cut and noted. */
const commentLimit = 20_000;
/** Longest id, name or label. */
const labelLimit = 200;

type RowReader = (cells: readonly string[], row: number) => AcceptedRow | RefusedRow | undefined;

type Layout = Pick<InspectReport, "columns" | "filters" | "reshape">;

export function isRefused(row: AcceptedRow | RefusedRow): row is RefusedRow {
  return "reason" in row;
}

/**
 * A function that reads one record: accepted, refused with the first thing that is wrong, or undefined for a row
 * without any content. `leftOut` hears of values that could not be kept in rows that are accepted. Throws UnfitChoice
 * where the options name neither a date column nor a day.
 */
export function rowReader(
  layout: Layout,
  options: ImportOptions,
  leftOut: (value: LeftOutValue) => void,
): RowReader {
  return new Reader(layout, options, leftOut).read;
}

class Reader {
  readonly #width: number;
  readonly #at: Record<ImportRole, number>;
  readonly #dates: DateReading;
  readonly #fixed: string | null;
  readonly #isWide: boolean;
  readonly #hasImpressions: boolean;
  readonly #names: Partial<Record<NamedRole, Map<string, string | null>>> = {};
  #cells: readonly string[] = [];
  #row = 0;
  #spokenRow = 0;

  constructor(
    readonly layout: Layout,
    readonly options: ImportOptions,
    readonly leftOut: (value: LeftOutValue) => void,
  ) {
    const { mapping, fixedDate } = options;
    if (mapping.date === undefined && fixedDate === undefined) {
      throw new UnfitChoice("The file has no date of its own, and no day was given.");
    }
    this.#width = layout.columns.length;
    this.#isWide = layout.reshape?.kind === "wide";
    const at = (role: ImportRole) => mapping[role] ?? -1;
    this.#at = {
      score: at("score"), date: at("date"), comment: at("comment"), id: at("id"), customer: at("customer"),
      email: at("email"), touchpoint: at("touchpoint"), channel: at("channel"), segment: at("segment"),
      persona: at("persona"), revenue: at("revenue"), csat: at("csat"), ces: at("ces"), weight: at("weight"),
      emotion: at("emotion"), promise: at("promise"), expectation: at("expectation"), reliable: at("reliable"),
      relevant: at("relevant"), valuable: at("valuable"), honest: at("honest"),
    }; // prettier-ignore
    this.#hasImpressions = impressionRoles.some((role) => mapping[role] !== undefined);
    this.#dates = options;
    for (const { role, value, name } of options.names) {
      (this.#names[role] ??= new Map<string, string | null>()).set(value, name);
    }
    this.#fixed = fixedDate === undefined ? null : `${fixedDate}T12:00:00`;
  }

  readonly read: RowReader = (cells, row) => {
    this.#cells = cells;
    this.#row = row;
    if (isBlank(cells)) return undefined;
    const trouble = this.#tooLong() ?? this.#filtered();
    if (trouble) return this.#refuse(trouble);
    const score = this.#score();
    if (isTrouble(score)) return this.#refuse(score);
    const csat = this.#rating("csat", 5);
    const ces = this.#rating("ces", 7);
    const empty = score === null ? withoutRating(csat, ces) : undefined;
    if (empty) return this.#refuse(empty);
    const answeredAt = this.#date();
    if (isTrouble(answeredAt)) return this.#refuse(answeredAt);
    const id = this.#id();
    if (isTrouble(id)) return this.#refuse(id);
    return this.#accept(score, answeredAt, id, this.#kept(csat), this.#kept(ces));
  };

  #id(): string | null | Trouble {
    const id = this.#text("id");
    if (id === null || id.length <= labelLimit) return id;
    return { code: "id", reason: `The id is longer than ${labelLimit} characters`, value: id };
  }

  // eslint-disable-next-line max-params -- one allocation a row; an object in between would be a second one
  #accept(
    score: number | null,
    answeredAt: string,
    externalId: string | null,
    csat: number | null,
    ces: number | null,
  ): AcceptedRow {
    const part = this.#isWide ? this.#text("touchpoint") : null;
    return {
      row: this.#row,
      externalId: part === null || externalId === null ? externalId : `${externalId} · ${part}`,
      part,
      score,
      answeredAt,
      comment: this.#comment(),
      customer: this.#label("customer"),
      email: this.#label("email"),
      touchpoint: this.#name("touchpoint"),
      channel: this.#name("channel"),
      segment: this.#name("segment"),
      persona: this.#name("persona"),
      revenue: this.#amount("revenue", false),
      csat,
      ces,
      weight: this.#amount("weight", true),
      impressions: this.#hasImpressions ? impressionRoles.map((role) => this.#impression(role)) : null,
    };
  }

  #refuse({ code, reason, value }: Trouble): RefusedRow {
    const [why, cell] = [detached(reason), detached(wellFormed(value.slice(0, 200)))];
    const refused = { row: this.#row, code, reason: why, value: cell };
    const customer = customerRef(this.#text("customer"), this.#text("email"));
    return customer === null ? refused : { ...refused, customer: detached(customer.slice(0, labelLimit)) };
  }

  #tooLong(): Trouble | undefined {
    const extra = this.#cells.length - this.#width;
    if (extra <= 0) return undefined;
    const stray = this.#cells.slice(this.#width).find((cell) => cell.trim() !== "");
    if (stray === undefined) return undefined;
    const reason = `The row has ${this.#cells.length} cells, the header ${this.#width}`;
    return { code: "cells", reason, value: stray };
  }

  #filtered(): Trouble | undefined {
    for (const { column, code, values } of this.layout.filters) {
      const cell = this.#cells[column] ?? "";
      if (values.includes(cell.trim().toLowerCase()))
        return { code, reason: filterReasons[code], value: cell };
    }
    return undefined;
  }

  #score(): number | null | Trouble {
    const cell = this.#cells[this.#at.score];
    if (cell === undefined) return null;
    const score = readScore(cell, this.options.labelledScores);
    if (score !== undefined) return score;
    const text = cell.trim();
    if (text === "") return null;
    return (
      readScore(text, this.options.labelledScores) ?? trouble("score", text, "is not a score from 0 to 10")
    );
  }

  #rating(role: "csat" | "ces", highest: number): number | null | Trouble {
    const text = this.#cells[this.#at[role]]?.trim() ?? "";
    if (text === "") return null;
    return (
      readRating(text, highest, this.options.labelledRatings) ??
      trouble(role, text, `is not a rating from 1 to ${highest}`)
    );
  }

  /** A rating that cannot be read is left out of a row that has a score. */
  #kept(rating: number | null | Trouble): number | null {
    if (rating === null || typeof rating === "number") return rating;
    this.leftOut(this.#refuse(rating));
    return null;
  }

  #date(): string | Trouble {
    const text = this.#cells[this.#at.date]?.trim() ?? "";
    if (text === "") return this.#fixed ?? { code: "no-date", reason: "No date", value: "" };
    const read = readDate(text, this.#dates);
    if ("at" in read) return read.at;
    if (read.problem === "not-a-date") return trouble("date", text, "is not a date");
    const reason = read.problem === "future" ? "The date is in the future" : "The date is before 1990";
    return { code: read.problem, reason, value: text };
  }

  #text(role: ImportRole): string | null {
    const text = this.#cells[this.#at[role]]?.trim();
    return text === undefined || text === "" ? null : text;
  }

  #label(role: ImportRole): string | null {
    const text = this.#text(role);
    if (text === null || text.length <= labelLimit) return text;
    const reason = `The ${role} is longer than ${labelLimit} characters`;
    this.leftOut(this.#refuse({ code: role, reason, value: text }));
    return null;
  }

  /** A name of the file as it is called here. */
  #name(role: NamedRole): string | null {
    const label = this.#label(role);
    const names = this.#names[role];
    if (label === null || names === undefined) return label;
    const meant = names.get(nameKey(label));
    return meant === undefined ? label : meant;
  }

  /** Kept as it stands, blanks and line ends included. */
  #comment(): string | null {
    const cell = this.#cells[this.#at.comment];
    // Blanks beyond ASCII are somebody's characters, too, and come back as they were.
    if (cell === undefined || /^[ \t\r\n]*$/.test(cell)) return null;
    // Of several answers in one row, the first carries what was said.
    if (this.#isWide && this.#row === this.#spokenRow) return null;
    this.#spokenRow = this.#row;
    if (cell.length <= commentLimit) return cell;
    const reason = `The comment was cut at ${commentLimit.toLocaleString("en")} characters`;
    this.leftOut(this.#refuse({ code: "comment", reason, value: cell }));
    const splitsPair = isHighSurrogate(cell.charCodeAt(commentLimit - 1));
    return cell.slice(0, commentLimit - (splitsPair ? 1 : 0));
  }

  #impression(role: ImpressionRole): number | null {
    const text = this.#cells[this.#at[role]]?.trim() ?? "";
    if (text === "") return null;
    const read = readImpression(role, text, this.options.labelledRatings);
    if (read !== undefined) return read;
    this.leftOut(this.#refuse(trouble(role, text, impressionTroubles[role])));
    return null;
  }

  #amount(role: "revenue" | "weight", positive: boolean): number | null {
    const text = this.#cells[this.#at[role]]?.trim() ?? "";
    if (text === "") return null;
    const amount = readAmount(text, this.options.decimalComma);
    if (amount !== undefined && (positive ? amount > 0 : amount >= 0) && amount < 1e12) return amount;
    this.leftOut(
      this.#refuse(trouble(role, text, role === "weight" ? "is not a weight" : "is not an amount")),
    );
    return null;
  }
}

function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== "" && cell.trim() !== "") return false;
  return true;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
