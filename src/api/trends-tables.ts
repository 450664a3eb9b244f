import type { ExportCell, ExportTable } from "@/server/export/table";
import type { api } from "./root";

type Call = ReturnType<typeof api.createCaller>;
type Asked = Parameters<Call["trends"]["score"]>[0];
type Score = Awaited<ReturnType<Call["trends"]["score"]>>;
type Detractors = Awaited<ReturnType<Call["trends"]["detractors"]>>;

/** Points and per cents to six places: enough that rounding them gives the figure of the screen. */
function exact(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 1e6) / 1e6;
}

const hiddenWords = { few: "hidden: too few", complement: "hidden: others would follow" } as const;
type Shown<Figure> = Extract<Figure, { state: "shown" }>;

/** Why a figure is missing, for the last column. */
function gapOf(figure: { state: string; why?: keyof typeof hiddenWords }): string {
  if (figure.state === "none") return "no answers";
  return figure.why ? hiddenWords[figure.why] : "";
}

function limitCells(limits: Score["limits"], index: number): ExportCell[] {
  const point = limits?.state === "shown" ? limits.points[index] : undefined;
  return [exact(point?.low), exact(point?.high), point?.signal ?? ""];
}

async function scoreTable(call: Call, asked: Asked): Promise<ExportTable> {
  const { line, limits } = await call.trends.score(asked);
  return {
    columns: [
      ...["Period", "From", "Up to", "So far", ...scoreColumns, "Promoters", "Passives", "Detractors"],
      ...["Limit low", "Limit high", "Unusual", "Missing because"],
    ],
    rows: line.map(({ key, from, to, isSoFar, figure }, index) => [
      ...[key, from, to, isSoFar, ...scoreCells(figure), ...classCells(figure)],
      ...limitCells(limits, index),
      gapOf(figure),
    ]),
  };
}

const scoreColumns = ["NPS", "95% low", "95% high", "Answers"];

function scoreCells(figure: Score["score"]): ExportCell[] {
  if (figure.state !== "shown") return [null, null, null, null];
  const { value, low, high, n } = figure.score;
  return [exact(value), exact(low), exact(high), n];
}

function classCells(figure: Score["score"]): ExportCell[] {
  if (figure.state !== "shown") return [null, null, null];
  const { promoters, passives, detractors } = figure.score.counts;
  return [promoters, passives, detractors];
}

async function partsTable(call: Call, asked: Asked): Promise<ExportTable> {
  const { parts } = await call.trends.score(asked);
  return {
    columns: ["Part", ...scoreColumns, "Change", "Change, points", "Missing because"],
    rows: parts.map(({ name, figure, change }) => [
      ...[name, ...scoreCells(figure)],
      ...(figure.state === "shown" ? [change.state, exact(change.difference)] : ["", null]),
      gapOf(figure),
    ]),
  };
}

type Share = Detractors["share"];
function shareCells(share: Share): ExportCell[] {
  const shown: Shown<Share> | undefined = share.state === "shown" ? share : undefined;
  return [
    ...[shown?.detractors ?? null, exact(shown?.value), exact(shown?.low), exact(shown?.high)],
    shown?.n ?? null,
  ];
}
const shareColumns = ["Detractors", "Share, %", "95% low", "95% high", "Answers"];

async function detractorTable(call: Call, asked: Asked): Promise<ExportTable> {
  const { line, limits } = await call.trends.detractors(asked);
  return {
    columns: [
      ...["Period", "From", "Up to", "So far", ...shareColumns],
      ...["Limit low", "Limit high", "Unusual", "Missing because"],
    ],
    rows: line.map(({ key, from, to, isSoFar, share }, index) => [
      ...[key, from, to, isSoFar, ...shareCells(share)],
      ...limitCells(limits, index),
      gapOf(share),
    ]),
  };
}

async function placesTable(call: Call, asked: Asked): Promise<ExportTable> {
  const { departments, touchpoints, themes = [] } = await call.trends.detractors(asked);
  const rowsOf = (kind: string, list: Detractors["departments"]) =>
    list.map(({ name, share, change }) => [
      ...[kind, name, ...shareCells(share), change.state, exact(change.difference)],
      gapOf(share),
    ]);
  return {
    columns: ["Kind", "Name", ...shareColumns, "Change of share", "Change, points", "Missing because"],
    rows: [
      ...rowsOf("department", departments),
      ...rowsOf("touchpoint", touchpoints),
      ...rowsOf("theme", themes),
    ],
  };
}

async function movementTable(call: Call, asked: Asked): Promise<ExportTable> {
  const { pair } = await call.trends.frame(asked);
  const { flow, departments, notAttributed, from, to } = await call.loyalty.movement(pair);
  const cells =
    flow.state === "shown"
      ? flow.rows.flatMap((row) => [
          [`${row.class}s who became promoters`, row.to.promoters, null, null, null],
          [`${row.class}s who became passives`, row.to.passives, null, null, null],
          [`${row.class}s who became detractors`, row.to.detractors, null, null, null],
          [`${row.class}s who left`, row.left, null, null, null],
        ])
      : [];
  const joined =
    flow.state === "shown"
      ? flow.columns.map((column) => [`joined as ${column.class}s`, column.joined, null, null, null])
      : [];
  const split =
    flow.state === "shown"
      ? [
          ["migration", flow.both, exact(flow.split.migration), ...rangeCells(flow.split.migrationInterval)],
          ["mix", null, exact(flow.split.mix), null, null],
          ["change", null, exact(flow.split.change), null, null],
        ]
      : [];
  const rest = notAttributed
    ? [{ name: "not attributed", flow: { state: "shown" as const, ...notAttributed } }]
    : [];
  const nets = [...departments, ...rest].map(({ name, flow: own }) =>
    own.state === "shown"
      ? [`net flow: ${name}`, own.customers, exact(own.net), ...rangeCells(own.interval)]
      : [`net flow: ${name}`, null, null, null, null],
  );
  return {
    columns: [`From ${from.key} to ${to.key}`, "Customers", "Points of NPS", "95% low", "95% high"],
    rows: [...cells, ...joined, ...split, ...nets],
  };
}

function rangeCells({ low, high }: { low: number; high: number }): ExportCell[] {
  return [exact(low), exact(high)];
}

async function driverTable(call: Call, asked: Asked): Promise<ExportTable> {
  const { view } = await call.trends.frame(asked);
  const { touchpoints, questions } = await call.loyalty.drivers({
    departmentId: view.filters.departments[0]?.id,
  });
  const rowsOf = (kind: string, analysis: typeof touchpoints) =>
    analysis.state === "shown"
      ? analysis.drivers.map((row) => [
          ...[kind, row.name, kind === "touchpoint" ? row.class : "", row.hasEvidence],
          ...[
            exact(row.weight.value),
            ...rangeCells(row.weight),
            exact(row.share.value),
            ...rangeCells(row.share),
          ],
          ...[exact(row.r), exact(row.satisfied.value), ...rangeCells(row.satisfied), row.ratings],
          ...[exact(analysis.explained.value), analysis.n],
        ])
      : [];
  return {
    columns: [
      ...["Kind", "Name", "Class", "More than chance", "Weight", "Weight low", "Weight high"],
      ...["Part of R²", "Part low", "Part high", "r", "Satisfied, %", "95% low", "95% high", "Ratings"],
      ...["R²", "Customers and quarters"],
    ],
    rows: [...rowsOf("touchpoint", touchpoints), ...rowsOf("question", questions)],
  };
}

async function debtTable(call: Call, asked: Asked): Promise<ExportTable> {
  const { pair } = await call.trends.frame(asked);
  const { total, departments, notAttributed } = await call.loyalty.debt({ period: pair.to });
  const rest = [
    ...(notAttributed ? [{ name: "Not attributed", statement: notAttributed }] : []),
    ...(total ? [{ name: "All", statement: total }] : []),
  ];
  const lines = [
    ...(["opening", "incurred", "reinstated", "repaid", "settled", "expired"] as const),
    ...(["erased", "corrected", "closing", "coverage"] as const),
  ];
  return {
    columns: ["Department", ...lines, "Missing because"],
    rows: [...departments, ...rest].map(({ name, statement }) => [
      name,
      ...lines.map((key) => (statement.state === "shown" ? exact(statement[key]) : null)),
      gapOf(statement),
    ]),
  };
}

async function moneyTable(call: Call): Promise<ExportTable> {
  const { total, departments, notAttributed, currency } = await call.loyalty.money();
  const rows: ExportCell[][] =
    total?.state === "shown"
      ? [
          ...(["promoter", "passive", "detractor"] as const).map((one) => [
            ...[`newest answer: ${one}`, total.byClass[one].customers, exact(total.byClass[one].revenue)],
            ...(total.ownRisk ? ownRateCells(total.ownRisk.rates[one]) : [null, null, null]),
          ]),
          ["silent", total.silent.customers, exact(total.silent.revenue), null, null, null],
          ["revenue not known", total.withoutRevenue, null, null, null, null],
          ...(total.ownRisk
            ? [
                [
                  "at risk by own losses",
                  null,
                  exact(total.ownRisk.total),
                  null,
                  ...rangeCells(total.ownRisk.interval),
                ],
              ]
            : []),
          [
            "at risk by rule of thumb (a claim): detractors",
            null,
            exact(total.ruleOfThumb.shortTerm),
            null,
            null,
            null,
          ],
          [
            "at risk by rule of thumb (a claim): passives",
            null,
            exact(total.ruleOfThumb.longTerm),
            null,
            null,
            null,
          ],
          ...(total.badProfit
            ? [
                [
                  "bad profit, share",
                  null,
                  null,
                  exact(total.badProfit.share),
                  ...rangeCells(total.badProfit.interval),
                ],
              ]
            : []),
        ]
      : [];
  const rest = notAttributed ? [{ name: "not attributed", money: notAttributed }] : [];
  const places = [...departments, ...rest].map(({ name, money }) =>
    money.state === "shown"
      ? [`detractors at ${name}`, money.customers, exact(money.revenue), null, null, null]
      : [`detractors at ${name}`, null, null, null, null, null],
  );
  return {
    columns: ["Of", "Customers", `Revenue a year, ${currency}`, "Share, 0 to 1", "95% low", "95% high"],
    rows: [...rows, ...places],
  };
}

function ownRateCells({
  rate,
  interval,
}: {
  rate: number;
  interval: { low: number; high: number };
}): ExportCell[] {
  return [exact(rate), ...rangeCells(interval)];
}

export const trendTables = {
  score: scoreTable,
  parts: partsTable,
  detractors: detractorTable,
  places: placesTable,
  movement: movementTable,
  drivers: driverTable,
  debt: debtTable,
  money: moneyTable,
} as const satisfies Record<string, (call: Call, asked: Asked) => Promise<ExportTable>>;
export type TrendTable = keyof typeof trendTables;
