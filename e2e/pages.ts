import type { APIRequestContext } from "@playwright/test";
import type { Person } from "./cast";
import { oneRow } from "./database";
import { checkedImport, expectState, tidyFile } from "./import-wizard";
import { mutate } from "./stage";

export type Place = {
  name: string;
  /** Nobody: a visitor who has not signed in. */
  who?: Person;
  /** Some pages exist only once something has been done; `caller` does it as that person. */
  path: string | ((caller: APIRequestContext) => Promise<string>);
  status?: number;
};

/** Every page of the product in every state worth looking at. */
export const everyPage: readonly Place[] = [
  { name: "sign-in", path: "/login" },
  { name: "a refused sign-in", path: "/login?error=wrong" },
  { name: "the overview", who: "executive", path: "/overview" },
  {
    name: "the overview with filters and notices",
    who: "executive",
    path: "/overview?channel=1,99999&period=x",
  },
  { name: "what needs a decision", who: "executive", path: "/overview/decisions" },
  { name: "the targets", who: "executive", path: "/scorecards/targets" },
  { name: "the scorecards", who: "executive", path: "/scorecards?period=last-quarter" },
  { name: "a department as its head sees it", who: "head", path: "/departments/claims" },
  { name: "a department's history", who: "head", path: "/departments/claims?tab=history" },
  { name: "the people of a department", who: "head", path: "/departments/claims?tab=people" },
  { name: "the trend of the score", who: "executive", path: "/trends" },
  { name: "the trend of detractors", who: "executive", path: "/trends?view=detractors" },
  {
    name: "the trend with limits and benchmarks",
    who: "executive",
    path: "/trends?limits=on&benchmark=us-home-2011",
  },
  { name: "movement", who: "executive", path: "/trends?view=movement" },
  {
    name: "the answers of customers who moved",
    who: "executive",
    path: "/feedback?from=2026-Q2&to=2026-Q3&from-class=promoter&to-class=detractor",
  },
  { name: "money and debt", who: "executive", path: "/trends?view=money" },
  { name: "whom we owe most", who: "executive", path: "/trends/debt" },
  { name: "what a customer is owed", who: "head", path: oneDebtor },
  { name: "drivers", who: "executive", path: "/trends?view=drivers" },
  { name: "feedback", who: "executive", path: "/feedback" },
  {
    name: "a search in feedback",
    who: "executive",
    path: "/feedback?period=last-12m&q=%22call+back%22+-garage&class=detractor&language=en",
  },
  { name: "a search that finds nothing", who: "head", path: "/feedback?q=zzzz&channel=99999" },
  { name: "feedback with too few answers", who: "executive", path: fewComments },
  { name: "the journey map", who: "executive", path: "/journey/customer-journey" },
  {
    name: "the promises of a map",
    who: "executive",
    path: "/journey/customer-journey?view=promises",
  },
  { name: "a promise", who: "executive", path: "/promises/claims-in-48-hours" },
  { name: "a new promise", who: "executive", path: "/promises/new" },
  { name: "the cases of a department", who: "head", path: "/cases?view=all" },
  { name: "every case past its deadline", who: "executive", path: "/cases?view=overdue" },
  { name: "an open case", who: "head", path: () => oneCase("closed_at IS NULL") },
  { name: "a closed case", who: "executive", path: () => oneCase("closed_at IS NOT NULL") },
  { name: "the plans", who: "executive", path: "/plans" },
  { name: "a plan that is done", who: "head", path: donePlan },
  { name: "a new plan", who: "head", path: newPlan },
  { name: "the vision", who: "executive", path: "/vision" },
  { name: "keys for programs", who: "admin", path: "/admin/access" },
  { name: "how the server is", who: "admin", path: "/admin/health" },
  { name: "the organisation", who: "admin", path: "/admin/settings/organisation" },
  { name: "privacy", who: "admin", path: "/admin/settings/privacy" },
  { name: "how periods are closed", who: "admin", path: "/admin/settings/periods" },
  { name: "a stage", who: "executive", path: "/journey/customer-journey/use" },
  { name: "a touchpoint", who: "head", path: "/journey/customer-journey/use/claim-status" },
  { name: "the draft of a map", who: "executive", path: "/journey/customer-journey/edit" },
  { name: "a new map", who: "admin", path: "/journey/new" },
  { name: "a to-be map", who: "head", path: "/journey/customer-journey-to-be" },
  { name: "the methods page", who: "member", path: "/methods" },
  { name: "the history of imports", who: "executive", path: "/imports" },
  { name: "a new import", who: "executive", path: "/imports/new" },
  { name: "a checked import", who: "executive", path: async (caller) => `/imports/${await checked(caller)}` },
  {
    name: "a finished import",
    who: "executive",
    path: async (caller) => `/imports/${await finished(caller)}`,
  },
  {
    name: "an import that failed",
    who: "executive",
    path: async (caller) => `/imports/${await failed(caller)}`,
  },
  { name: "corrections", who: "admin", path: "/admin/corrections" },
  { name: "corrections with an answer to exclude", who: "executive", path: "/admin/corrections?exclude=1" },
  { name: "people and departments", who: "admin", path: "/admin/people" },
  { name: "the audit trail", who: "admin", path: "/admin/audit" },
  { name: "the audit trail, checked", who: "admin", path: "/admin/audit?check=chain" },
  { name: "a page that does not exist", who: "executive", path: "/nowhere", status: 404 },
];

/** A month, touchpoint and channel with answers enough for figures and too few for words. */
async function fewComments(): Promise<string> {
  const { touchpoint, channel, month } = await oneRow<{ touchpoint: number; channel: number; month: string }>(
    `SELECT touchpoint_id AS touchpoint, channel_id AS channel, to_char(answered_at, 'YYYY-MM') AS month FROM response
     JOIN survey ON survey.id = survey_id AND counts_in_score
     WHERE answered_at < now() - interval '2 months' GROUP BY 1, 2, 3 HAVING count(*) BETWEEN 6 AND 9 AND count(comment) > 0
     ORDER BY 3 DESC LIMIT 1`,
  );
  return `/feedback?period=${month}&touchpoint=${touchpoint}&channel=${channel}`;
}

async function oneCase(how: string): Promise<string> {
  const { id } = await oneRow<{ id: number }>(
    `SELECT c.id FROM case_record AS c JOIN department AS d ON d.id = c.department_id AND d.slug = 'claims'
     WHERE withdrawn_at IS NULL AND ${how} ORDER BY c.id DESC LIMIT 1`,
  );
  return `/cases/${id}`;
}

async function donePlan(): Promise<string> {
  const { id } = await oneRow<{ id: number }>(
    `SELECT plan.id FROM plan JOIN department AS d ON d.id = department_id AND d.slug = 'claims'
     WHERE state = 'done' ORDER BY plan.id LIMIT 1`,
  );
  return `/plans/${id}`;
}

async function newPlan(): Promise<string> {
  const { id } = await oneRow<{ id: number }>("SELECT id FROM touchpoint WHERE slug = 'claim-status'");
  return `/plans/new?touchpoint=${id}`;
}

async function oneDebtor(): Promise<string> {
  const { customer } = await oneRow<{ customer: string }>(
    `SELECT customer::text FROM rollup.debtor JOIN department AS d ON d.id = department AND d.slug = 'claims'
     WHERE customer > 0 ORDER BY units DESC LIMIT 1`,
  );
  return `/trends/debt/${customer}?department=claims`;
}

function checked(caller: APIRequestContext): Promise<string> {
  return checkedImport(caller, tidyFile);
}

async function finished(caller: APIRequestContext): Promise<string> {
  const token = await checked(caller);
  await mutate(caller, "imports.start", { token });
  await expectState(caller, token, /^done$/);
  return token;
}

function failed(caller: APIRequestContext): Promise<string> {
  return checkedImport(caller, { name: "answers.pdf", content: "%PDF-1.7\n%âãÏÓ\n" });
}
