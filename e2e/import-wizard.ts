import { randomUUID } from "node:crypto";
import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { mutate, ours, queryPath } from "./stage";

/** A survey of the test's own, so that no other test's figures move. */
export function ownSurvey(what = "Survey"): string {
  return `${what} ${randomUUID().slice(0, 8)}`;
}

export type SurveyFile = { name: string; content: string | Buffer };

/** First step of the wizard: a file and its survey. Off by default: the answers count in the organisation's score. */
export async function chooseFile(page: Page, file: SurveyFile, survey: string): Promise<void> {
  await page.goto("/imports/new");
  const buffer = Buffer.from(file.content);
  await page.getByLabel("File").setInputFiles({ name: file.name, mimeType: "text/csv", buffer });
  await page.getByRole("combobox", { name: "Survey" }).fill(survey);
  await page.getByLabel("These answers count in the organisation's score").uncheck();
  await page.getByRole("button", { name: "Check this file" }).click();
}

/** The same, up to the page of the import. Returns the import's token. */
export async function uploadFile(page: Page, file: SurveyFile, survey: string): Promise<string> {
  await chooseFile(page, file, survey);
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  return page.url().slice(-36);
}

/** Brings a file to where it has been checked, without a browser. Returns the import's token. */
export async function checkedImport(caller: APIRequestContext, file: SurveyFile): Promise<string> {
  const opening = { fileName: file.name, surveyName: ownSurvey(), countsInScore: false };
  const opened = await mutate(caller, "imports.create", opening);
  const { token } = ((await opened.json()) as { result: { data: { token: string } } }).result.data;
  const sent = await caller.put(`/api/imports/${token}/file`, {
    headers: { ...ours, "content-type": "application/octet-stream" },
    data: Buffer.from(file.content),
  });
  expect(sent.status()).toBe(200);
  await expectState(caller, token, /^(checked|failed)$/);
  return token;
}

/** Waits until an import stands where it should. */
export async function expectState(caller: APIRequestContext, token: string, state: RegExp): Promise<void> {
  await expect
    .poll(
      async () => {
        const answer = await caller.get(queryPath("imports.status", { token }));
        return ((await answer.json()) as { result: { data: { state: string } } }).result.data.state;
      },
      { timeout: 45_000 },
    )
    .toMatch(state);
}

/** Twelve answers and two rows that are none: a small file with nothing to ask about. */
export const tidyFile: SurveyFile = {
  name: "answers.csv",
  content: [
    "Answered at,NPS,Comment",
    ...Array.from(
      { length: 12 },
      (_, i) => `2026-02-${String(i + 10)},${[10, 9, 8, 7, 3][i % 5] ?? 10},"The letter came on day ${i}"`,
    ),
    "2026-02-25,11,Eleven is not a score",
    "2026-02-26,,",
  ].join("\r\n"),
};
