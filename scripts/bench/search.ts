import { COMMON_WORD, fillWithComments, RARE_WORD } from "./comment-world";
import { median, milliseconds, type Line } from "./figures";
import type { SearchQuestion, SearchTimes } from "./probes/search";
import { connected, productEnv, startProbe, type Database, type Probe, type Stand } from "./stand";
import { TODAY } from "./world";

const ROUNDS = 8;
const RUNS = 3;
const PAGE = 1_000;

/** Two whole years, so that every comment but the last day's is in view; the quarter is what the page opens with. */
const YEARS = { period: "2024-11-01..2026-10-31", compare: "none" };
const QUARTER = {};

const SEARCHES = [
  { name: "search for a rare word, all comments", asked: { ...YEARS, words: RARE_WORD }, atMost: 10 },
  { name: "search for a common word, all comments", asked: { ...YEARS, words: COMMON_WORD }, atMost: 10 },
  {
    name: "search for a phrase without a word, all comments",
    asked: { ...YEARS, words: '"call back" -garage' },
    atMost: 10,
  },
  { name: "search for a rare word, last quarter", asked: { ...QUARTER, words: RARE_WORD }, atMost: 10 },
  { name: "search for a common word, last quarter", asked: { ...QUARTER, words: COMMON_WORD }, atMost: 10 },
  { name: "comments without a search, last quarter", asked: QUARTER, atMost: undefined },
  { name: "comments without a search, all comments", asked: YEARS, atMost: undefined },
  { name: "comments of one theme, last quarter", asked: { ...QUARTER, theme: 2 }, atMost: undefined },
  { name: "comments of one theme, all comments", asked: { ...YEARS, theme: 2 }, atMost: undefined },
];

type Asked = { period?: string; compare?: string; words?: string };
const LISTS: { name: string; asked: Asked }[] = [
  { name: "all comments", asked: YEARS },
  { name: "a common word", asked: { ...YEARS, words: COMMON_WORD } },
];

/** The page of comments at a tenth of them and at all of them, with no count kept; and its first and deepest list page. */
export async function measureSearch(stand: Stand, comments: number): Promise<Line[]> {
  const few = await stand.create("search_few");
  const many = await stand.create("search_many");
  await fillWithComments(few, comments / 10);
  await fillWithComments(many, comments);
  const env = (database: Database, keep: string) => ({
    ...productEnv(database, stand.folder),
    KEPT_KEEP_COUNTS: keep,
  });
  const probes = [
    startProbe("search.ts", env(few, "off")),
    startProbe("search.ts", env(many, "off")),
    startProbe("search.ts", env(many, "on")),
  ] as const;
  const [fewProbe, manyProbe, keptProbe] = probes;
  try {
    const lines: Line[] = [];
    for (const search of SEARCHES) lines.push(await measureSizes([fewProbe, manyProbe], search));
    for (const list of LISTS) lines.push(await measureDepth(many, keptProbe, list));
    return lines;
  } finally {
    await Promise.all(probes.map((probe) => probe.end()));
  }
}

async function measureSizes(
  [few, many]: readonly [Probe, Probe],
  { name, asked, atMost }: (typeof SEARCHES)[number],
): Promise<Line> {
  const question: SearchQuestion = { runs: RUNS, today: TODAY, what: "page", asked };
  const times = { few: [] as number[], many: [] as number[] };
  let found = 0;
  for (let round = -1; round < ROUNDS; round++) {
    const small = await few.ask<SearchTimes>(question);
    const large = await many.ask<SearchTimes>(question);
    found = large.comments;
    if (large.listed === 0) throw new Error(`${name} lists nothing.`);
    if (round < 0) continue; // the first runs compile and connect
    times.few.push(...small.whole);
    times.many.push(...large.whole);
  }
  return {
    name: `${name}: all over a tenth of them`,
    value: median(times.many) / median(times.few),
    atMost,
    from: `the whole page, no count kept; all: ${milliseconds(times.many)}; a tenth: ${milliseconds(times.few)}; ${found} counted`,
  };
}

async function measureDepth(
  database: Database,
  probe: Probe,
  { name, asked }: (typeof LISTS)[number],
): Promise<Line> {
  const after = await lastCursor(database, asked);
  const ask = async (part: object) => {
    const question: SearchQuestion = { runs: RUNS, today: TODAY, what: "more", asked: { ...asked, ...part } };
    const times = await probe.ask<SearchTimes>(question);
    if (times.listed !== PAGE) throw new Error(`A page of ${name} lists ${times.listed} comments.`);
    return times.whole;
  };
  const times = { first: [] as number[], deepest: [] as number[] };
  for (let round = -1; round < ROUNDS; round++) {
    const [first, deepest] = [await ask({}), await ask({ after })];
    if (round < 0) continue;
    times.first.push(...first);
    times.deepest.push(...deepest);
  }
  return {
    name: `list of ${name}: deepest page over the first`,
    value: median(times.deepest) / median(times.first),
    atMost: 1.5,
    from: `${PAGE} comments each; deepest: ${milliseconds(times.deepest)}; first: ${milliseconds(times.first)}`,
  };
}

/** Where the last whole page of a list starts: the comment before its oldest thousand. */
async function lastCursor(database: Database, { words }: Asked): Promise<string> {
  return connected(database.superuserUrl, async (client) => {
    const { rows } = await client.query<{ at: string; id: string }>(
      `SELECT to_char(c.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, c.response_id::text AS id
       FROM coded_comment AS c JOIN survey AS s ON s.id = c.survey_id AND s.counts_in_score
       WHERE c.month < '2026-11-01' AND ($1 = '' OR c.words @@ $1::tsquery)
       ORDER BY c.answered_at, c.response_id OFFSET $2 LIMIT 1`,
      [words ?? "", PAGE],
    );
    const [row] = rows;
    if (!row) throw new Error("There are too few comments.");
    return `${row.at}~${row.id}`;
  });
}
