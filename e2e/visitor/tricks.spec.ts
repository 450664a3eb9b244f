import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { everyPage } from "../pages";
import { rawRequest } from "../raw-request";
import { expect, test } from "../stage";
import { tricksOn } from "../tricks";

const AT_ONCE = 6;

/** Pages only for whoever has signed in, at addresses that need nothing to be done first. */
const guarded = everyPage.filter(
  (page): page is typeof page & { path: string; who: NonNullable<typeof page.who> } =>
    page.who !== undefined && page.status === undefined && typeof page.path === "string",
);

/** Words of a page: its headings, and what the frame says to everybody who is signed in. */
function headingsOf(html: string): string[] {
  const headings = [...html.matchAll(/<h[1-4][^>]*>(.*?)<\/h[1-4]>/gs)].map(([, inner = ""]) =>
    inner.replaceAll(/<[^>]*>/g, "").trim(),
  );
  return headings.filter((words) => words.length > 5);
}

/** Titles that stand in the code, the same for everybody. */
const titles = readdirSync("src/app", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith("page.tsx"))
  .flatMap((path) => [...readFileSync(join("src/app", path), "utf8").matchAll(/title: "([^"]+)"/g)])
  .map(([, title]) => title);

/** Is it nothing but what the visitor wrote into the address? */
const isTyped = (words: string, path: string) =>
  path.toLowerCase().replaceAll("-", " ").includes(words.toLowerCase());

test("62 spellings and claims on every page show a visitor no word of it", async ({ as, request }) => {
  test.setTimeout(600_000);
  const open = headingsOf(await (await request.get("/login")).text());
  let asked = 0;
  for (const { name, path, who } of guarded) {
    const page = await as(who);
    const shown = await page.request.get(path);
    expect(shown.status(), name).toBe(200);
    const html = await shown.text();
    const words = ["Sign out", ...headingsOf(html)].filter(
      (each) => !open.includes(each) && !titles.includes(each) && !isTyped(each, path),
    );
    expect(words.length, `${name} says something`).toBeGreaterThan(1);
    expect(html, `${name} has the words that are looked for`).toContain("Sign out");

    const tricks = tricksOn(path);
    expect(tricks.length).toBe(62);
    for (let at = 0; at < tricks.length; at += AT_ONCE)
      await Promise.all(
        tricks.slice(at, at + AT_ONCE).map(async (trick) => {
          const answer = await rawRequest(trick.path, { headers: trick.headers });
          asked++;
          for (const word of words)
            expect(answer.body.includes(word), `${name}, ${trick.name}: “${word}” in ${answer.status}`).toBe(
              false,
            );
        }),
      );
  }
  console.log(`${asked} requests to ${guarded.length} pages`);
});
