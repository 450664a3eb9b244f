/**
 * Takes the README's pictures from a running product that holds the sample:
 *   node scripts/run-plain.mjs scripts/pictures.ts http://127.0.0.1:3000 PASSWORD [NAME …]
 * It uploads a small invented file for the picture of the import check, and leaves that import unstarted.
 */
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { findBrowser, root } from "./setup.mjs";

const [base = "http://127.0.0.1:3000", password = process.env.KEPT_DEMO_PASSWORD, ...only] =
  process.argv.slice(2);
if (!password) throw new Error("Say the sample's password after the address, or in KEPT_DEMO_PASSWORD.");

const FOLDER = join(root, "docs/images");
const MOST_BYTES = 250_000;
const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

type Picture = {
  name: string;
  person: string;
  width: number;
  /** How much of the page is worth showing, from its top, in CSS pixels. */
  height: number;
  scheme?: "light" | "dark";
  open: (page: Page) => Promise<unknown>;
};

const pictures: Picture[] = [
  { name: "overview-light", person: "executive", width: 1280, height: 824, open: at("/overview") },
  {
    name: "overview-dark",
    person: "executive",
    width: 1280,
    height: 824,
    scheme: "dark",
    open: at("/overview"),
  },
  { name: "department", person: "head.claims", width: 1280, height: 700, open: at("/departments/claims") },
  { name: "import-check", person: "executive", width: 1280, height: 862, open: checkFile },
  { name: "journey", person: "executive", width: 1280, height: 640, open: at("/journey") },
  {
    name: "scorecards",
    person: "executive",
    width: 1280,
    height: 540,
    open: at("/scorecards?period=last-quarter"),
  },
  { name: "feedback", person: "executive", width: 1280, height: 640, open: at("/feedback") },
  { name: "phone", person: "executive", width: 390, height: 844, open: at("/overview") },
];

function at(path: string): Picture["open"] {
  return (page) => page.goto(base + path);
}

/** An export as a survey tool writes it, with the faults that real ones have. Every word in it is invented. */
function sampleFile(): string {
  const remarks = ["Paid within", "Nobody called back for", "The letter came after"];
  const touchpoints = ["Claim report", "Claim decision", "Claim payment"];
  const rows = Array.from({ length: 240 }, (_, index) => {
    const score = index % 60 === 7 ? "n/a" : String([9, 10, 8, 6, 10, 7, 3, 9][index % 8]);
    const day = `2026-10-${String((index % 28) + 1).padStart(2, "0")}`;
    const comment = index % 4 === 3 ? "" : `${remarks[index % 4]} ${2 + (index % 37)} days`;
    return [`R-${1000 + index}`, day, score, comment, touchpoints[index % 3]].join(",");
  });
  return ["Response ID,Date,How likely are you to recommend us?,Why?,Touchpoint", ...rows].join("\n");
}

/** Walks the wizard as far as the check. The import itself is not pressed. */
async function checkFile(page: Page): Promise<void> {
  await page.goto(`${base}/imports/new`);
  const file = { name: "claims-october.csv", mimeType: "text/csv", buffer: Buffer.from(sampleFile()) };
  await page.getByLabel("File").setInputFiles(file);
  await page.getByRole("combobox", { name: "Survey" }).fill("Claims survey, October");
  await page.getByRole("button", { name: "Check this file" }).click();
  await page.getByRole("heading", { name: "What would be imported?" }).waitFor();
}

async function signIn(page: Page, person: string): Promise<void> {
  await page.goto(`${base}/login`);
  await page.getByLabel("E-mail").fill(`${person}@northgate.example`);
  await page.getByLabel("Password", { exact: true }).fill(password ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname !== "/login");
}

const wanted = pictures.filter(({ name }) => only.length === 0 || only.includes(name));
mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({ executablePath: findBrowser(), args: FLAGS });
try {
  for (const { name, person, width, height, scheme = "light", open } of wanted) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      deviceScaleFactor: 1.5,
      reducedMotion: "reduce",
      locale: "en-GB",
      timezoneId: "Europe/London",
    });
    const page = await context.newPage();
    await signIn(page, person);
    await open(page);
    await page.waitForLoadState("networkidle");
    const path = join(FOLDER, `${name}.png`);
    await page.screenshot({ path, animations: "disabled" });
    const bytes = statSync(path).size;
    console.log(`${name}.png ${Math.round(bytes / 1000)} kB`);
    if (bytes > MOST_BYTES) throw new Error(`${name}.png is larger than ${MOST_BYTES / 1000} kB.`);
    await context.close();
  }
} finally {
  await browser.close();
}
