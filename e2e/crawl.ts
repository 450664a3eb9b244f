import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { APIRequestContext } from "@playwright/test";
import { queryPath } from "./stage";

/** Addresses with the same path are asked for with so many different filters at most. */
const MOST_FILTERS = 8;
const MOST_ADDRESSES = 160;

const PAGE_AND_PAYLOAD: readonly Record<string, string>[] = [{}, { rsc: "1" }];

/** What a reader was sent: where it came from, and every byte of it. */
export type Fetched = { address: string; status: number; body: Buffer };

/**
 * Follows every link from some addresses, files included, as far as the reader gets: each page, and the payload that a
 * navigation to it fetches. Breadth first, bounded in count.
 */
export async function* crawl(reader: APIRequestContext, from: readonly string[]): AsyncGenerator<Fetched> {
  const waiting = [...from];
  const known = new Set(waiting);
  const times = new Map<string, number>();
  for (let asked = 0; asked < MOST_ADDRESSES; asked++) {
    const address = waiting.shift();
    if (address === undefined) return;
    for (const headers of PAGE_AND_PAYLOAD) {
      const answer = await reader.get(address, { headers });
      const body = await answer.body();
      yield { address, status: answer.status(), body };
      for (const link of linksIn(body.toString())) {
        const path = link.split("?")[0] ?? "";
        const seen = times.get(path) ?? 0;
        if (known.has(link) || seen >= MOST_FILTERS) continue;
        known.add(link);
        times.set(path, seen + 1);
        waiting.push(link);
      }
    }
  }
}

/** Links of a page to pages and files of ours. */
function linksIn(html: string): string[] {
  return [...html.matchAll(/href="(\/[^"#]*)/g)]
    .map(([, link = ""]) => link.replaceAll("&amp;", "&"))
    .filter((link) => !link.startsWith("//") && !/^\/(_next|fonts|icon)/.test(link));
}

/** Every procedure that reads, by the name the API knows it by. */
export function everyQuery(): string[] {
  return readdirSync("src/features").flatMap((slice) => {
    const source = routerOf(slice);
    const starts = [...source.matchAll(/^ {2}(\w+): (?:allow|open)\w*\(/gm)];
    return starts.flatMap(({ 1: name, index }, at) => {
      const end = starts[at + 1]?.index ?? source.length;
      return source.slice(index, end).includes(".query(") ? [`${slice}.${name}`] : [];
    });
  });
}

function routerOf(slice: string): string {
  try {
    return readFileSync(join("src/features", slice, "router.ts"), "utf8");
  } catch {
    return ""; // a slice without procedures
  }
}

/** Addresses of every reading procedure, asked in every way that could lead to one department or hold some words. */
export function everyQuestion(department: string, words: string): string[] {
  const asked = { period: "last-12m" };
  const inputs: unknown[] = [
    {},
    { asked },
    asked,
    { ...asked, words },
    { ...asked, department },
    { slug: department, asked },
    { slug: department },
    { asked: { ...asked, words, department } },
  ];
  return everyQuery().flatMap((procedure) => [
    ...inputs.map((input) => queryPath(procedure, input)),
    `/api/trpc/${procedure}`,
  ]);
}
