import { vectorOf } from "../../src/features/responses/rules/words";
import { connected, type Database } from "./stand";
import { fill } from "./world";

/** Stands in about three of five comments, and in one of five thousand. */
export const COMMON_WORD = "the";
export const RARE_WORD = "zeppelin";
const SENTENCES = 5_000;
const BATCH = 50_000;

const THEMES = `INSERT INTO theme (name, phrases, query, coded_version, version) VALUES
  ('Waiting', '{waited*}', '''waited'':*', 1, 1), ('Kindness', '{so kind}', '''so'' <-> ''kind''', 1, 1),
  ('Calls', '{call back}', '''call'' <-> ''back''', 1, 1)`;

/** Ordinary words, the first far more often than the last, as in any language. */
const WORDS =
  "the and to was I it a my they of for in had with not on claim me very service so call said time told week again still nobody helped kind quick friendly letter waited back form email phone price garage answer questions easy clear slow rude polite settled repair policy premium agent branch website online cancel renew quote cover damage water theft car house travel doctor family invoice payment refund late early promise kept broken explained understood repeat transfer hold music queue hour day month year chat app password login upload photo document signature expert visit report".split(
    " ",
  );

/**
 * Fills a database with so many answers that each have a comment, coded by the product's rule for words. The answers are
 * those of every measurement of pages; sentences are chosen by a hash of the answer's number.
 */
export async function fillWithComments(database: Database, comments: number): Promise<void> {
  await connected(database.superuserUrl, async (client) => {
    const sentences = Array.from({ length: SENTENCES }, (_, at) => sentence(at));
    await client.query(
      "CREATE TABLE bench_sentence (id int PRIMARY KEY, text text, words tsvector, language text, themes int[])",
    );
    await client.query(
      "INSERT INTO bench_sentence SELECT id, text, words::tsvector, CASE WHEN id % 10 < 7 THEN 'en' WHEN id % 10 < 9 THEN 'de' ELSE '' END FROM unnest($1::int[], $2::text[], $3::text[]) AS s (id, text, words)",
      [sentences.map((_, at) => at), sentences, sentences.map(vectorOf)],
    );
    await client.query(THEMES);
    await client.query("UPDATE bench_sentence SET themes = facts.themes_of(words, 0)");
    await client.query("DROP INDEX coded_comment_words");
  });
  await fill(database, comments, {
    comment: `(SELECT text FROM bench_sentence WHERE id = pick(11, ${SENTENCES}))`,
  });
  await connected(database.superuserUrl, async (client) => {
    await client.query("TRUNCATE comment_note");
    const { rows } = await client.query<{ last: string }>("SELECT max(id)::text AS last FROM response");
    for (let from = 0; from <= Number(rows[0]?.last ?? 0); from += BATCH) {
      await client.query(CODED, [from, from + BATCH]);
      await client.query("SELECT rollup.fold_themes()");
    }
    await client.query("CREATE INDEX coded_comment_words ON coded_comment USING gin (words)");
    await client.query("VACUUM (ANALYZE)");
  });
}

const CODED = `
  INSERT INTO coded_comment (response_id, answered_at, month, survey_id, touchpoint_id, channel_id, segment_id,
    persona_id, score, emotion, language, themes, words)
  SELECT r.id, r.answered_at, m.month, r.survey_id, coalesce(r.touchpoint_id, 0), r.channel_id, r.segment_id, r.persona_id,
    r.score, r.emotion, s.language, s.themes, s.words || array_to_tsvector(ARRAY[facts.month_word(m.month)])
  FROM response AS r JOIN bench_sentence AS s ON s.text = r.comment
    CROSS JOIN LATERAL (SELECT date_trunc('month', r.answered_at AT TIME ZONE 'Europe/London')::date AS month) AS m
  WHERE r.id >= $1 AND r.id < $2`;

/** Six to twenty words; each number has its own. The last sentence alone holds the rare word. */
function sentence(at: number): string {
  let state = at + 1;
  const random = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) / 0x7fffffff;
  for (let warm = 0; warm < 4; warm++) random();
  const length = 6 + Math.floor(random() * 15);
  const words = Array.from({ length }, () => WORDS[Math.floor(WORDS.length ** random()) - 1] ?? "");
  const rare = at === SENTENCES - 1 ? ` ${RARE_WORD}` : "";
  return `${words.join(" ")} ${at}${rare}.`;
}
