import { sessionCookie } from "../../../src/server/auth/form";
import { viewerOf, type Viewer } from "../../../src/server/auth/session";
import { handleApi } from "../../../src/api/http";
import { api } from "../../../src/api/root";
import type { Example } from "./example";
import { examples, personalNumber } from "./examples";
import { expected, mayHear, type ObjectsOf, type Outcome } from "./expected";
import { canary, everybody, kinds, objects, type Kind, type Principal } from "./world";

type Procedure = { _def: { type: string; meta?: { capability: string } } };
const procedures = Object.entries(api._def.procedures as unknown as Record<string, Procedure>);
const types = new Map(procedures.map(([path, { _def }]) => [path, _def.type]));

/** Every procedure there is. */
export const paths = procedures.map(([path]) => path);

const viewers = new Map<Principal, Viewer | undefined>();
const cookies = new Map<Principal, string>();

/** Reads each session as a request would. To be called again when rights or settings have changed. */
export async function signIn(sessions: ReadonlyMap<Principal, string>): Promise<void> {
  for (const who of everybody) {
    const sid = sessions.get(who);
    viewers.set(who, sid === undefined ? undefined : await viewerOf(sid, new Date()));
    cookies.set(who, sid === undefined ? "" : ((await sessionCookie(sid)).split(";")[0] ?? ""));
  }
}

export type Answer = { outcome: Outcome | "broken"; words: string };
export type Way = (path: string, who: Principal, input: unknown) => Promise<Answer>;

const outcomes: Record<string, Outcome> = {
  UNAUTHORIZED: "sign in",
  FORBIDDEN: "not your role",
  NOT_FOUND: "not found",
  UNPROCESSABLE_CONTENT: "answered",
};

const keepSession = () => Promise.resolve();

export const inProcess: Way = async (path, who, input) => {
  const caller = api.createCaller({ viewer: viewers.get(who), now: new Date(), keepSession });
  const call = path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], caller);
  try {
    const answer = await (call as (input: unknown) => Promise<unknown>)(input);
    return { outcome: "answered", words: JSON.stringify(answer ?? null) };
  } catch (error) {
    const { code = "", message } = error as { code?: string; message: string };
    return { outcome: outcomes[code] ?? "broken", words: `${code} ${message}` };
  }
};

const OWN = "http://127.0.0.1:3000";
export const overHttp: Way = async (path, who, input) => {
  const isQuery = types.get(path) === "query";
  const sent = input === undefined ? undefined : JSON.stringify(input);
  const query = isQuery && sent !== undefined ? `?input=${encodeURIComponent(sent)}` : "";
  const answer = await handleApi(
    new Request(`${OWN}/api/trpc/${path}${query}`, {
      method: isQuery ? "GET" : "POST",
      headers: {
        host: "127.0.0.1:3000",
        cookie: cookies.get(who) ?? "",
        "content-type": "application/json",
        "x-kept": "1",
        origin: OWN,
      },
      body: isQuery ? undefined : (sent ?? ""),
    }),
  );
  const words = await answer.text();
  if (answer.ok) return { outcome: "answered", words };
  const { error } = JSON.parse(words) as { error: { data: { code: string } } };
  return { outcome: outcomes[error.data.code] ?? "broken", words: words.replaceAll(path, "") };
};

export const objectsOf = (example: Example): ObjectsOf =>
  "of" in example
    ? "of"
    : "personal" in example
      ? "personal"
      : "narrow" in example
        ? "narrow"
        : "missing" in example
          ? "missing"
          : undefined;

export function inputOf(example: Example, who: Principal, kind: Kind): unknown {
  if ("of" in example) return example.of(objects[kind]);
  if ("narrow" in example) return example.narrow(objects[kind]);
  if ("missing" in example) return example.missing(objects[kind]);
  if ("personal" in example) return example.personal(personalNumber(who, kind));
  return "input" in example ? example.input : undefined;
}

export type Counted = {
  procedures: number;
  principals: number;
  objects: number;
  calls: number;
  wrong: string[];
};

/** Every example by everybody with every kind of object: how many calls, and which came out otherwise than they must. */
export async function walk(way: Way, paths: readonly string[], isOpen = false): Promise<Counted> {
  const counted: Counted = {
    procedures: paths.length,
    principals: everybody.length,
    objects: kinds.length,
    calls: 0,
    wrong: [],
  };
  for (const path of paths)
    for (const who of everybody) {
      const { calls, wrong } = await askAll(way, path, who, isOpen);
      counted.calls += calls;
      counted.wrong.push(...wrong);
    }
  return counted;
}

/** The departments that an answer may tell of: the one that was asked about, or each of those that are there. */
const toldOf = (object: ObjectsOf, kind: Kind) => (object === undefined ? [1, 2, 3] : [objects[kind]]);

/** One example by one person with every kind of object. */
export async function askAll(
  way: Way,
  path: string,
  who: Principal,
  isOpen: boolean,
): Promise<{ calls: number; wrong: string[] }> {
  const example = examples[path];
  if (!example) return { calls: 0, wrong: [] }; // which is a failure of its own
  const object = objectsOf(example);
  const answers = new Map<Kind, Answer>();
  const wrong: string[] = [];
  for (const kind of object === undefined ? kinds.slice(0, 1) : kinds) {
    const answer = await way(path, who, inputOf(example, who, kind));
    answers.set(kind, answer);
    const { outcome, words } = answer;
    const right = expected(who, { rights: example.rights, object, kind, isOpen });
    const of = `${path} by ${who}, ${kind}`;
    if (outcome !== right) wrong.push(`${of}: ${outcome}, not ${right} (${words.slice(0, 160)})`);
    if (outcome !== "answered") continue;
    const { rights, tells } = example;
    for (const n of Object.values(objects)) {
      const isTold = words.includes(canary(n));
      if (isTold && !mayHear(who, n, { rights, isOpen })) wrong.push(`${of}: hears of department ${n}`);
    }
    for (const n of tells ? toldOf(object, kind) : [])
      if (tells && words.includes(tells.words(n)) !== mayHear(who, n, { rights: tells.rights, isOpen }))
        wrong.push(
          `${of}: ${mayHear(who, n, { rights: tells.rights, isOpen }) ? "is not told" : "is told"} “${tells.words(n)}”`,
        );
  }
  const absent = answers.get("never there")?.words;
  if (absent !== undefined)
    for (const [kind, { outcome, words }] of answers)
      if (outcome === "not found" && words !== absent)
        wrong.push(`${path} by ${who}: ${kind} is told from one never there: ${words.slice(0, 100)}`);
  return { calls: answers.size, wrong };
}
