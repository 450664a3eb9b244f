import type { ImportRole, Mapping } from "../schema";
import type { ExportFormat } from "../schema/file-layout";
import { holdsDates, shareOf, speaksOfDates, type ColumnFacts } from "./column-facts";
import { knowledge } from "./formats";
import { holdsImpressions, impressionRoles, type ImpressionRole } from "./impressions";
import { isLabelledRating } from "./scores";
import { scoreCandidates } from "./suggest-score";

type Test = (column: ColumnFacts, score: ColumnFacts | undefined) => number;

/** Points for a heading: the better of a full match and one of its words. */
function heading(whole: RegExp, part?: RegExp): (column: ColumnFacts) => number {
  return ({ words, name }) =>
    whole.test(name.trim().toLowerCase()) || whole.test(words) ? 2 : part?.test(words) ? 1 : 0;
}

const answered =
  /\b(?:answered|responded|submitted|completed|recorded|received|response|antwort|reponse|respuesta)\b/;
const notAnswerDate =
  /\b(?:birth|born|birthday|dob|geburt\w*|geboren|naissance|nacimiento|sent|invited|opened|closed|started|start|expires?|due)\b/;

const commentHeading = heading(
  /^(?:comments?|kommentare?|commentaires?|comentarios?|opmerking(?:en)?|feedback|verbatim|free ?text|freitext)$/,
  /\b(?:comments?|kommentar\w*|commentaires?|comentarios?|opmerking\w*|feedback|verbatim|reasons?|why|warum|weshalb|grund|pourquoi|raison|por que|motivo|waarom|reden|improve|better|verbesser\w*|ameliorer|mejorar|verbeteren)\b/,
);
const idHeading = heading(
  /^(?:id|#|uuid|response ?id|answer ?id|respondent ?id|survey response id|record ?id|token|antwort ?id|id reponse|id de la respuesta)$/,
);
const customerHeading = heading(
  /^(?:customer|client|kunde|cliente|klant)$|^(?:customer|client|account|user|contact|member|kunden?|cliente|klant) ?(?:id|nr|no|number|nummer|ref|reference|key|code)$|^external ?(?:data )?reference$|^user ?id$/,
);
const emailHeading = heading(
  /^(?:e ?mail|e ?mail ?address|e ?mail ?adresse|courriel|correo|correo electronico|e mailadres)$/,
  /\be ?mail\b/,
);
const csatHeading = heading(
  /^(?:csat|csat score|star rating|stars|sterne)$/,
  /\b(?:csat|satisf\w*|zufrieden\w*|tevreden\w*|stars?|sterne)\b/,
);
const cesHeading = heading(
  /^(?:ces|ces score|effort|effort score)$/,
  /\b(?:ces|effort|aufwand|esfuerzo|moeite)\b/,
);

function holds(role: ImpressionRole, { stats }: ColumnFacts): boolean {
  return stats.distinct !== null && stats.filled > 0 && holdsImpressions(role, stats.distinct.keys());
}

function trait(whole: RegExp, part: RegExp): Test {
  const points = heading(whole, part);
  return (column) => (isRating(column, 5) ? points(column) : 0);
}

/** Points of a column for a role; 0 is out. The best is proposed, the first of equals. */
const tests: Partial<Record<ImportRole, Test>> = {
  date: (column) => {
    if (!holdsDates(column) || notAnswerDate.test(column.words)) return 0;
    if (answered.test(column.words)) return 4;
    if (speaksOfDates(column.words)) return column.words.split(" ").length === 1 ? 3 : 2;
    return 1;
  },
  id: (column) => (isFewValues(column) ? 0 : idHeading(column)),
  email: (column) => (shareOf(column.stats.addresses, column.stats) >= 0.5 ? emailHeading(column) : 0),
  customer: (column) => customerHeading(column),
  comment: (column, score) => {
    if (!isProse(column)) return 0;
    const points = 2 * commentHeading(column);
    if (points < 4 && isCategory(column)) return 0;
    return points === 0 ? 0 : points + (column.position - 1 === score?.position ? 1 : 0);
  },
  csat: (column) => (isRating(column, 5) ? csatHeading(column) : 0),
  ces: (column) => (isRating(column, 7) ? cesHeading(column) : 0),
  touchpoint: heading(/^(?:touch ?points?|kontaktpunkt|beruhrungspunkt|point de contact|punto de contacto|contactpunt|contactmoment)$/),
  channel: heading(/^(?:channel|kanal|canal|kanaal)$/),
  segment: heading(/^(?:customer )?segment(?:o)?$|^kundensegment$|^klantsegment$/),
  persona: heading(/^(?:buyer )?personas?$/),
  revenue: (column) => (isNumbers(column) ? heading(/^(?:annual )?(?:revenue|umsatz|jahresumsatz|omzet|arr|mrr|chiffre d affaires|ingresos)$/)(column) : 0),
  emotion: (column) => (holds("emotion", column) ? heading(/^(?:felt )?(?:emotions?|feelings?|gefuhl|emotie|gevoel|emocion)$/, /\b(?:emotions?|feel(?:ings?)?|felt|gefuhl\w*|gefuhlt|emotie|gevoel\w*|emocion\w*|sentiste|ressenti\w*)\b/)(column) : 0),
  promise: (column) => (holds("promise", column) ? heading(/^promise(?: kept)?$/, /\b(?:promis\w*|versproch\w*|versprech\w*|promesse|promesas?|prometi\w*|beloft\w*|beloof\w*)\b/)(column) : 0),
  expectation: (column) => (holds("expectation", column) ? heading(/^(?:expectations?|erwartung(?:en)?|attentes?|expectativas?|verwachting(?:en)?)$/, /\b(?:expect\w*|erwart\w*|attendi\w*|attentes?|esperab\w*|esperad\w*|expectativas?|verwacht\w*)\b/)(column) : 0),
  reliable: trait(/^(?:reliable|reliability|zuverlassig(?:keit)?|fiable|fiabilite|fiabilidad|betrouwbaar(?:heid)?)$/, /\b(?:reliable|zuverlassig|fiable|betrouwbaar)\b/),
  relevant: trait(/^(?:relevant|relevance|relevanz|pertinent|pertinence|relevante|relevancia|relevantie)$/, /\b(?:relevant|relevante|pertinent)\b/),
  valuable: trait(/^(?:valuable|wertvoll|precieux|valioso|waardevol)$/, /\b(?:valuable|wertvoll|valioso|waardevol)\b/),
  honest: trait(/^(?:honest|honesty|ehrlich(?:keit)?|honnete|honnetete|honesto|honestidad|eerlijk(?:heid)?)$/, /\b(?:honest|ehrlich|honnete|honesto|eerlijk)\b/),
  weight: (column) => (isNumbers(column) ? heading(/^(?:weight|gewicht|gewichtung|poids|peso|weging)$/)(column) : 0),
}; // prettier-ignore

/** The order in which roles choose their columns. */
const roleOrder = [
  "score", "date", "id", "email", "customer", "comment", "csat", "ces",
  "touchpoint", "channel", "segment", "persona", "revenue", "weight", ...impressionRoles,
] as const; // prettier-ignore

type Suggestion = {
  mapping: Mapping;
  /** Other columns that could as well be the score. */ rivals: ColumnFacts[];
};

/**
 * Which column could be what, from headings in five languages checked against the values. `settled` roles (null: to
 * be left out) are kept and their columns are not proposed again.
 */
export function suggestMapping(
  columns: readonly ColumnFacts[],
  format: ExportFormat,
  settled: Partial<Record<ImportRole, number | null>>,
): Suggestion {
  const taken = new Set(Object.values(settled));
  const ignored = new Set(knowledge[format].ignore);
  const mapping = Object.fromEntries(
    Object.entries(settled).filter(([, position]) => position !== null),
  ) as Mapping;
  const rivals: ColumnFacts[] = [];
  let open = columns.filter(
    ({ position, names }) => !taken.has(position) && !names.some((name) => ignored.has(name)),
  );
  for (const role of roleOrder.filter((role) => settled[role] === undefined)) {
    const [best, ...others] =
      role === "score" ? scoreCandidates(open) : ranked(open, role, format, columns[mapping.score ?? -1]);
    if (best) mapping[role] = best.position;
    if (role === "score") rivals.push(...others);
    open = open.filter((column) => column !== best);
  }
  return { mapping, rivals };
}

function ranked(
  open: ColumnFacts[],
  role: ImportRole,
  format: ExportFormat,
  score?: ColumnFacts,
): ColumnFacts[] {
  for (const name of knowledge[format].roles[role] ?? []) {
    const known = open.filter((column) => column.names.includes(name) && canHold(column, role));
    if (known.length > 0) return known;
  }
  const test = tests[role];
  if (!test) return [];
  return open
    .map((column) => ({ column, points: column.stats.filled > 0 ? test(column, score) : 0 }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || a.column.position - b.column.position)
    .map(({ column }) => column);
}

/** Whether the values of a column that a tool is known to write for a role really are of that kind. */
function canHold(column: ColumnFacts, role: ImportRole): boolean {
  if (role === "date") return holdsDates(column);
  return column.stats.filled > 0 && (role !== "csat" || isRating(column, 5));
}

/** An id with few different values over many rows is not one answer's own. */
function isFewValues({ stats }: ColumnFacts): boolean {
  return stats.distinct !== null && stats.filled > 2 * stats.distinct.size;
}

/** A few values over many rows are a list to choose from, not people's own words. */
function isCategory({ stats }: ColumnFacts): boolean {
  return stats.distinct !== null && stats.filled > 20 * stats.distinct.size;
}

/** Words, not labels: true/false and codes are no comment. */
function isProse({ stats }: ColumnFacts): boolean {
  return shareOf(stats.prose, stats) >= 0.2 && shareOf(stats.whole, stats) < 0.5;
}

/** Ratings from 1 to `highest`, as numbers or as labels such as "5 - Very satisfied". */
export function isRating({ stats }: ColumnFacts, highest: number): boolean {
  if (stats.distinct !== null && isLabelledRating(stats.distinct.keys(), highest)) return true;
  return (
    stats.filled > 0 &&
    stats.whole === stats.filled &&
    stats.lowest >= 1 &&
    stats.highest <= highest &&
    stats.highest > highest - 3
  );
}

function isNumbers({ stats }: ColumnFacts): boolean {
  return (
    stats.filled > 0 &&
    stats.prose === 0 &&
    stats.addresses === 0 &&
    stats.samples.every((text) => /\d/.test(text))
  );
}
