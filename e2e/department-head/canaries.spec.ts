import type { APIRequestContext } from "@playwright/test";
import { plantComment } from "../canary";
import { crawl, everyQuery, everyQuestion } from "../crawl";
import { sql } from "../database";
import { checkedImport, tidyFile } from "../import-wizard";
import { expect, queryPath, test } from "../stage";

const AT_ONCE = 4;
const THEIRS = "contact-centre";

/** A comment, the customer who wrote it, and a file, each with a word that stands nowhere else; returns that word. */
async function plant(executive: APIRequestContext): Promise<string> {
  const comment = await plantComment(THEIRS);
  const word = comment.replace("canary ", "");
  await sql(
    `WITH who AS (INSERT INTO customer (ref, name, email) VALUES ($1, $1, $1 || '@customer.example') RETURNING id)
     UPDATE response SET customer_id = (SELECT id FROM who) WHERE comment = $2`,
    [`who-${word}`, comment],
  );
  await checkedImport(executive, { name: `file-${word}.csv`, content: tidyFile.content.toString() });
  return word;
}

/** Where a reader is sent something of it: through pages, files, the API, searches and errors. */
async function found(reader: APIRequestContext, word: string) {
  const all = { where: [] as string[], answers: 0, bytes: 0 };
  const look = (address: string, body: Buffer) => {
    all.answers++;
    all.bytes += body.length;
    // The bare word says nothing where it was asked for: the page repeats it. Found words stand in a mark.
    const isAsked = address.includes(word);
    const text = body.toString().replaceAll(/<\/?mark[^>]*>/g, "");
    const traces = isAsked ? [`canary ${word}`, `who-${word}`, `file-${word}`] : [word];
    if (traces.some((trace) => text.includes(trace))) all.where.push(address);
  };
  const begin = [
    "/",
    `/departments/${THEIRS}`,
    `/feedback?period=last-12m&q=${word}`,
    "/feedback?period=last-12m&department=6",
    "/journey/customer-journey",
    "/trends?view=money",
    "/promises/%E0%A4%A",
    `/journey/customer-journey/${word}`,
  ];
  for await (const { address, body } of crawl(reader, begin)) look(address, body);
  const questions = everyQuestion(THEIRS, word);
  for (let at = 0; at < questions.length; at += AT_ONCE)
    await Promise.all(
      questions
        .slice(at, at + AT_ONCE)
        .map(async (address) => look(address, await (await reader.get(address)).body())),
    );
  return all;
}

test("a word of another department's comment, customer or file reaches a head in no byte", async ({ as }) => {
  test.setTimeout(400_000);
  const executive = await as("executive");
  const word = await plant(executive.request);
  expect(everyQuery().length, "procedures that read").toBeGreaterThan(40);

  const owner = await as("otherHead");
  const search = queryPath("feedback.page", { period: "last-12m", words: word });
  await expect
    .poll(async () => (await (await owner.request.get(search)).text()).includes(`canary ${word}`), {
      message: "whose customer it is finds it",
      timeout: 60_000,
    })
    .toBe(true);
  const theirs = await found(owner.request, word);
  expect(theirs.where.length, "the crawl sees what may be seen").toBeGreaterThan(1);

  const head = await as("head");
  const others = await found(head.request, word);
  expect(others.where).toEqual([]);
  expect(others.answers).toBeGreaterThan(300);
  console.log(`${others.answers} answers, ${Math.round(others.bytes / 1e6)} MB, nothing of it`);
});
