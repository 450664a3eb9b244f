import {
  expect,
  request as requests,
  test as base,
  type APIRequestContext,
  type BrowserContextOptions,
  type Page,
} from "@playwright/test";
import { productUrl } from "./address";
import { accountOf, type Account, type Person } from "./cast";
import { whileLocked } from "./database";

/** The advisory lock of the one sample world that all tests read and write. */
const WORLD = 7_300_001;
const LONG_ENOUGH = 300_000;

type State = Exclude<BrowserContextOptions["storageState"], string | undefined>;
type Given = {
  /** A page of its own browser context for somebody who is signed in. Ends with the test. */
  as: (who: Person | Account, options?: BrowserContextOptions) => Promise<Page>;
  /** Whether no other test may run meanwhile: for what compares several pages, or changes what others compare. */
  alone: boolean;
  world: undefined;
};
type GivenToWorker = { states: Map<string, Promise<State>> };

/** Tests of people at work: `as("executive")` opens a page for her. Each worker signs a person in once. */
export const test = base.extend<Given, GivenToWorker>({
  alone: [false, { option: true }],
  world: [
    ({ alone }, use) => whileLocked(WORLD, !alone, () => use(undefined)),
    { auto: true, timeout: LONG_ENOUGH },
  ],
  states: [({}, use) => use(new Map<string, Promise<State>>()), { scope: "worker" }],
  as: async ({ browser, states }, use) => {
    const opened: Page[] = [];
    await use(async (who, options) => {
      const account = accountOf(who);
      const state = states.get(account.email) ?? signedInState(account);
      states.set(account.email, state);
      const context = await browser.newContext({ ...options, storageState: await state });
      const page = await context.newPage();
      opened.push(page);
      return page;
    });
    await Promise.all(opened.map((page) => page.context().close()));
  },
});
export { expect };

async function signedInState(account: Account): Promise<State> {
  const visitor = await requests.newContext({ baseURL: productUrl });
  const answer = await postSignIn(visitor, account);
  expect(answer.status(), `${account.email} signs in`).toBe(303);
  expect(answer.headers().location, `${account.email} signs in`).toBe("/");
  const state = await visitor.storageState();
  await visitor.dispose();
  return state;
}

/** Sends the sign-in form without a browser; redirects are not followed. */
export async function postSignIn(visitor: APIRequestContext, form: Account & { next?: string }) {
  const html = await (await visitor.get("/login")).text();
  const token = /name="token" value="([^"]+)"/.exec(html)?.[1];
  if (!token) throw new Error("The sign-in form carries no token.");
  return visitor.post("/api/sign-in", { form: { token, ...form }, maxRedirects: 0 });
}

/** What a script of the product's own pages sends along. */
export const ours = { "x-kept": "1", origin: productUrl };

/** Calls a procedure that changes something, as the pages do. */
export function mutate(caller: APIRequestContext, procedure: string, input: unknown) {
  return caller.post(`/api/trpc/${procedure}`, { headers: ours, data: input });
}

/** The address of a procedure that only reads. */
export function queryPath(procedure: string, input: unknown): string {
  return `/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`;
}
