import type { Scope } from "@/access/scope";
import { noAnswers } from "@/domain/nps";
import type { Range } from "@/domain/period";
import { facetCounts, type FacetCount } from "@/features/responses/queries/facet-counts";
import { keptByVersion } from "@/features/responses/queries/kept";
import type { CommentQuestion } from "@/features/responses/queries/coded";
import type { Tx } from "@/server/db";
import { narrowedReading } from "../rules/reading";
import type { Mentions } from "../rules/theme-lines";
import type { Reading } from "../schema";
import type { Settled } from "./settled";
import { widerFacets } from "./wider-facets";

/** What stands beside a list of comments. `comments` is their true number; `shownComments` what may be said of it. */
export type Beside = {
  reading: Reading;
  counts: FacetCount[];
  isWhole: boolean;
  comments: number;
  shownComments: number | null;
  hidden: number | null;
};

/** Counts facets and themes, and decides finally whether the comments may be read. */
export async function countsBeside(tx: Tx, scope: Scope<"comment:read">, settled: Settled): Promise<Beside> {
  const { question, isHandling, fewest } = settled;
  if (settled.reading.reading === "closed")
    return { reading: "closed", counts: [], isWhole: true, comments: 0, shownComments: null, hidden: 0 };
  // Without the words: what somebody may read must not depend on what they search for.
  const wordless = { ...question, narrowed: { ...question.narrowed, words: "" } };
  const all = await counted(tx, scope, { settled, question: wordless });
  const matched = sumOf(all.counts, "all");
  const outside = narrowings(question).map((facet) => sumOf(all.counts, facet) - matched);
  const reading = narrowedReading(settled.reading.reading, { matched, outside, isHandling, fewest });
  const isSearched = reading === "open" && question.narrowed.words !== "";
  const { counts, isWhole } = isSearched ? await counted(tx, scope, { settled, question }) : all;
  const comments = isSearched ? sumOf(counts, "all") : matched;
  const isSmall = (n: number) => !isHandling && n > 0 && n < fewest.answers;
  return {
    reading,
    counts:
      reading === "closed"
        ? []
        : await widerFacets(
            tx,
            { settled, question: isSearched ? question : wordless, counts },
            async (wider) => (await counted(tx, scope, { settled, question: wider })).counts,
          ),
    isWhole,
    comments,
    shownComments: reading === "closed" || (!isSearched && isSmall(comments)) ? null : comments,
    hidden: await hiddenComments(tx, scope, { settled, isSmall }),
  };
}

type Kept = { settled: Settled; question: CommentQuestion };

/** Counts once a version of the data; the key names the scope and the question completely. */
async function counted(tx: Tx, scope: Scope<"comment:read">, { settled, question }: Kept) {
  const [row] = await tx.$queryRaw<[{ version: string }]>`SELECT rollup.comment_version() AS version`;
  const version = `${settled.rules.dataVersion} ${row.version}`;
  const key = { what: "comments", scope, question };
  return keptByVersion(version, key, () => facetCounts(tx, scope, question));
}

/** The facets that only comments know and that are narrowed now. */
function narrowings({ narrowed }: CommentQuestion): ("any theme" | "language" | "emotion")[] {
  return [
    ...(narrowed.theme === undefined ? [] : ["any theme" as const]),
    ...(narrowed.languages.length === 0 ? [] : ["language" as const]),
    ...(narrowed.emotions.length === 0 ? [] : ["emotion" as const]),
  ];
}

/** Comments under all values of a facet, its own filter off: everything the other filters leave. */
function sumOf(counts: readonly FacetCount[], facet: FacetCount["facet"]): number {
  return counts.filter((row) => row.facet === facet).reduce((sum, { n }) => sum + n, 0);
}

type HiddenRequest = { settled: Settled; isSmall: (n: number) => boolean };

async function hiddenComments(
  tx: Tx,
  scope: Scope<"comment:read">,
  { settled, isSmall }: HiddenRequest,
): Promise<number | null> {
  const { question, reading } = settled;
  if (reading.hidden.length === 0) return 0;
  const narrowed = { classes: [], languages: [], emotions: [], words: "" };
  const { counts } = await counted(tx, scope, {
    settled,
    question: { ...question, narrowed, places: reading.hidden },
  });
  const n = sumOf(counts, "all");
  return isSmall(n) ? null : n;
}

/** Mentions of each theme by class. */
export function mentionsIn(counts: readonly FacetCount[]): Mentions {
  const mentions = new Map<
    number,
    { promoters: number; passives: number; detractors: number; mentions: number }
  >();
  for (const { facet, value, class: kind, n } of counts) {
    if (facet !== "theme") continue;
    const id = Number(value);
    const said = mentions.get(id) ?? { ...noAnswers, mentions: 0 };
    mentions.set(id, {
      promoters: said.promoters + (kind === "promoter" ? n : 0),
      passives: said.passives + (kind === "passive" ? n : 0),
      detractors: said.detractors + (kind === "detractor" ? n : 0),
      mentions: said.mentions + n,
    });
  }
  return mentions;
}

/** The same of an earlier period, at the same touchpoints. */
export async function mentionsBefore(
  tx: Tx,
  scope: Scope<"comment:read">,
  { settled, range }: { settled: Settled; range: Range },
): Promise<Mentions> {
  const { counts } = await counted(tx, scope, { settled, question: { ...settled.question, range } });
  return mentionsIn(counts);
}
