import { tokensOf, type Token } from "@/features/responses/rules/words";

/** One word of a term; `isStart` stands for every word that begins so. */
export type Word = { word: string; isStart: boolean };
/** Words that must follow each other; one word is a term too. */
export type Term = readonly Word[];
/** What must be there, and what must not. */
export type Search = { wanted: readonly Term[]; unwanted: readonly Term[] };

const MOST_TERMS = 20;
const PIECE = /(-?)(?:"([^"]*)"|(\S+))/g;

/** Reads a search as people type it: words, "a phrase", -without, begin*. Anything else is read as words. */
export function parseSearch(text: string): Search {
  const wanted: Term[] = [];
  const unwanted: Term[] = [];
  // Every quotation mark people and their phones type, as one sign.
  const plain = text.replace(/[“”„«»″]/g, '"').replace(/(^|\s)[–—−-]+(?=\S)/g, "$1-");
  for (const [, minus, phrase, word] of plain.matchAll(PIECE)) {
    const term = termOf(phrase ?? (word ?? "").replaceAll('"', " "));
    if (term.length === 0) continue;
    (minus ? unwanted : wanted).push(term);
    if (wanted.length + unwanted.length === MOST_TERMS) break;
  }
  return { wanted, unwanted };
}

/** A phrase as a term. A star right behind a word stands for any ending. */
export function termOf(phrase: string): Term {
  return tokensOf(phrase).map(({ word, end }) => ({ word, isStart: phrase[end] === "*" }));
}

export function isEmpty({ wanted, unwanted }: Search): boolean {
  return wanted.length === 0 && unwanted.length === 0;
}

// The words hold letters and digits only, so nothing in them can end the quotes around them.
const wordQuery = ({ word, isStart }: Word) => (isStart ? `'${word}':*` : `'${word}'`);
const termQuery = (term: Term) => `(${term.map(wordQuery).join(" <-> ")})`;

/** A search as PostgreSQL's tsquery is written; empty for an empty search. */
export function searchQuery({ wanted, unwanted }: Search): string {
  return [...wanted.map(termQuery), ...unwanted.map((term) => `!${termQuery(term)}`)].join(" & ");
}

/** A theme as a tsquery: any of the phrases, none of the exclusions. Empty when no phrase has a word. */
export function themeQuery(phrases: readonly string[], exclusions: readonly string[]): string {
  const terms = (list: readonly string[]) => list.map(termOf).filter(({ length }) => length > 0);
  const any = terms(phrases).map(termQuery).join(" | ");
  if (any === "") return "";
  return [`(${any})`, ...terms(exclusions).map((term) => `!${termQuery(term)}`)].join(" & ");
}

/** Where a text speaks of any of the terms: ranges of characters, in order, none inside another. */
export function marksOf(text: string, terms: readonly Term[]): [number, number][] {
  if (terms.length === 0) return [];
  const tokens = tokensOf(text);
  const found = tokens.flatMap((token, at) =>
    terms
      .filter((term) => isTermAt(tokens, at, term))
      .map((term): [number, number] => [token.start, tokens[at + term.length - 1]?.end ?? token.end]),
  );
  const marks: [number, number][] = [];
  for (const [start, end] of found.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = marks.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else marks.push([start, end]);
  }
  return marks;
}

function isTermAt(tokens: readonly Token[], at: number, term: Term): boolean {
  return term.every(({ word, isStart }, index) => {
    const said = tokens[at + index]?.word;
    return said !== undefined && (isStart ? said.startsWith(word) : said === word);
  });
}
