import type { Actor } from "@/access/can";
import { operatorScope } from "@/access/operator";
import { journeyMap } from "@/features/journeys/queries/map";
import { journeyFigures } from "@/features/loyalty/queries/journey";
import { journeyThemes } from "@/features/loyalty/queries/journey-themes";
import { promiseLedger } from "@/features/promises/queries/ledger";
import { Asked } from "@/features/responses/schema";
import { answerWith } from "./answering";

export type MapQuestion = { runs: number; today: string; asked: object };
/** Milliseconds of each run, in everything the map's page asks for. */
export type MapTimes = { whole: number[]; touchpoints: number; themes: number; promises: number };

const reader: Actor = {
  id: "00000000-0000-4000-8000-000000000001",
  grants: [{ role: "executive", departmentId: null }],
  settings: { openScorecards: true },
};

answerWith(async ({ runs, today, asked: given }: MapQuestion): Promise<MapTimes> => {
  const times: MapTimes = { whole: [], touchpoints: 0, themes: 0, promises: 0 };
  const now = new Date(`${today}T09:00:00Z`);
  const scores = operatorScope("score:read");
  const question = { journey: "measured", asked: Asked.parse(given) };
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    const figures = await journeyFigures(scores, question, now);
    const map = await journeyMap(operatorScope("journey:read"), reader, {
      slug: "measured",
      range: figures.view.range,
    });
    const ledger = await promiseLedger(scores, question, now);
    const themes = await journeyThemes(scores, question, now);
    times.whole.push(performance.now() - began);
    times.touchpoints = map.stages.flatMap(({ touchpoints }) => touchpoints).length;
    times.themes = themes.stages.flatMap(({ pains, gains }) => [...pains, ...gains]).length;
    times.promises = ledger.promises.filter(({ operations }) => operations.state === "measured").length;
    if (figures.total.state !== "shown") throw new Error("The map shows no score.");
  }
  return times;
});
