import { account } from "@/features/account/router";
import { audit } from "@/features/audit/router";
import { cases } from "@/features/cases/router";
import { commitments } from "@/features/commitments/router";
import { decisions } from "@/features/decisions/router";
import { feedback } from "@/features/feedback/router";
import { imports } from "@/features/imports/router";
import { journeys } from "@/features/journeys/router";
import { keys } from "@/features/keys/router";
import { loyalty } from "@/features/loyalty/router";
import { methods } from "@/features/methods/router";
import { operations } from "@/features/operations/router";
import { people } from "@/features/people/router";
import { plans } from "@/features/plans/router";
import { privacy } from "@/features/privacy/router";
import { promises } from "@/features/promises/router";
import { responses } from "@/features/responses/router";
import { scorecards } from "@/features/scorecards/router";
import { seams } from "@/features/seams/router";
import { settings } from "@/features/settings/router";
import { setup } from "@/features/setup/router";
import { signoff } from "@/features/signoff/router";
import { surveys } from "@/features/surveys/router";
import { trends } from "@/features/trends/router";
import { vision } from "@/features/vision/router";
import { router } from "@/server/trpc";

/** Every procedure of the product; a slice is one line here. */
export const api = router({
  account,
  audit,
  cases,
  commitments,
  decisions,
  feedback,
  imports,
  journeys,
  keys,
  loyalty,
  methods,
  operations,
  people,
  plans,
  privacy,
  promises,
  responses,
  scorecards,
  seams,
  settings,
  setup,
  signoff,
  surveys,
  trends,
  vision,
});

export type Api = typeof api;
