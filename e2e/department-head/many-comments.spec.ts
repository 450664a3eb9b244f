import type { Page } from "@playwright/test";
import { plantManyComments, removePlanted } from "../many-comments";
import { expect, test } from "../stage";

const COMMENTS = 50_000;
/** Few enough for any phone; the window shows about ten. */
const MOST_ROWS = 120;

let survey: number;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  survey = await plantManyComments("claims", COMMENTS);
});
test.afterAll(async () => {
  test.setTimeout(120_000);
  await removePlanted(survey);
});

test("50,000 comments scroll by wheel, keys and the bar, to the very last, without a blank row in any frame", async ({
  as,
}) => {
  test.slow();
  const page = await as("head");
  await page.goto(`/feedback?survey=${survey}&period=last-12m`);
  await expect(page.getByText("50,000 comments, newest first")).toBeVisible();
  await watchFrames(page);
  expect(await rowsInView(page)).toContain(1);

  await page.mouse.move(900, 600);
  for (let turn = 0; turn < 60; turn++) await page.mouse.wheel(0, 1_500);
  expect((await rowsInView(page))[0]).toBeGreaterThan(300);
  for (let turn = 0; turn < 30; turn++) await page.keyboard.press("PageDown");
  await page.keyboard.press("Home");
  // Rows that are measured on the way up move the page by their difference: the list's top is reached, to some pixels.
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeLessThan(100);
  expect(await rowsInView(page)).toContain(1);

  // The end moves on as it is reached: 500 comments at a time, down to the oldest.
  await expect
    .poll(
      async () => {
        await page.keyboard.press("End");
        return (await rowsInView(page)).at(-1);
      },
      { intervals: [20], timeout: 90_000 },
    )
    .toBe(COMMENTS);

  for (const share of [0.5, 0.02, 0.98, 0.31, 0.77, 0]) {
    await dragTo(page, share);
    const rows = await rowsInView(page);
    expect(Math.abs((rows[0] ?? 0) / COMMENTS - share)).toBeLessThan(0.1);
  }
  const { frames, blanks, most } = await page.evaluate(() => window.watched);
  expect(frames).toBeGreaterThan(100);
  expect(blanks.slice(0, 10)).toEqual([]);
  expect(most).toBeLessThan(MOST_ROWS);
});

declare global {
  interface Window {
    watched: { frames: number; blanks: string[]; most: number };
  }
}

/** Looks at every frame as it was painted: is there a comment at each height of the window that the list covers? */
function watchFrames(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.watched = { frames: 0, blanks: [], most: 0 };
    let painted = -1;
    const look = () => {
      const { watched } = window;
      if (painted !== window.scrollY) return; // scrolled since, and not painted yet
      watched.frames++;
      const list = [...document.querySelectorAll<HTMLElement>('ol[aria-label="Comments"]')].find(
        ({ offsetParent }) => offsetParent !== null,
      );
      if (!list) watched.blanks.push(`no list at ${window.scrollY}`);
      else {
        watched.most = Math.max(watched.most, list.children.length);
        const { top, bottom, left, width } = list.getBoundingClientRect();
        const rows = [...list.children].map((row) => ({
          box: row.getBoundingClientRect(),
          text: row.textContent,
        }));
        const until = Math.min(bottom, window.innerHeight) - 2;
        for (let y = Math.max(top, 0) + 2; y < until; y += 20) {
          const at = rows.find(({ box }) => box.top <= y + 1 && y - 1 <= box.bottom);
          const isShown = at !== undefined && at.box.left < left + width / 2 && /\d+ of 50000/.test(at.text);
          if (!isShown) watched.blanks.push(`${Math.round(y)} at ${Math.round(window.scrollY)}`);
        }
      }
    };
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = look;
    const onFrame = () => {
      painted = window.scrollY;
      port2.postMessage(0);
      requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
  });
}

/** The numbers of the comments whose words stand in the window; each must follow the one before. */
async function rowsInView(page: Page): Promise<number[]> {
  const numbers = await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(drawn));
    return [...document.querySelectorAll("[data-words]")]
      .filter((words) => {
        const { top, bottom } = words.getBoundingClientRect();
        return bottom > 0 && top < window.innerHeight && words.checkVisibility();
      })
      .map((words) => Number(/(\d+) of 50000/.exec(words.textContent)?.[1]));
  });
  expect(numbers.length).toBeGreaterThan(0);
  expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) + at));
  return numbers;
}

/** As dragging the scroll bar does: many places in a moment, far apart. */
async function dragTo(page: Page, share: number): Promise<void> {
  await page.evaluate(async (to) => {
    const from = window.scrollY;
    const end = to * (document.documentElement.scrollHeight - window.innerHeight);
    for (let step = 1; step <= 12; step++) {
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
      window.scrollTo(0, from + ((end - from) * step) / 12);
    }
  }, share);
}
