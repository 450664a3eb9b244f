import "server-only";
import { downloadOf } from "@/server/export/download";
import { gridSvg } from "@/server/export/grid-svg";
import type { ExportCell } from "@/server/export/table";
import { askedIn, fileFor, type Call } from "./file-door";

type Asked = Parameters<Call["loyalty"]["overview"]>[0];
type Seen = Awaited<ReturnType<typeof read>>;
type Stage = Seen["map"]["stages"][number];

const formats = ["csv", "svg"] as const;

/** A map as a table or as a picture: what its page shows this reader, noted in the audit trail. */
export function sendMapFile(request: Request, map: string, format: string): Promise<Response> {
  return fileFor(request, async (call) => {
    const wanted = formats.find((one) => one === format);
    if (!wanted) return undefined;
    const seen = await read(call, map, askedIn(request) as Asked);
    if (seen.map.isDraft) return undefined;
    await call.journeys.noteFile({ slug: map, format: wanted });
    return wanted === "csv" ? csvOf(seen) : svgOf(seen);
  });
}

async function read(call: Call, journey: string, asked: Asked) {
  const figures = await call.loyalty.journeyFigures({ journey, asked });
  const map = await call.journeys.map({ slug: journey, range: figures.view.range });
  const ledger = await call.promises.ledger({ journey, asked });
  const themes = await call.loyalty.journeyThemes({ journey, asked });
  return { figures, map, ledger, themes };
}

function csvOf(seen: Seen): Response {
  const { stages, name } = seen.map;
  const rows = [...measuredRows(seen), ...wordRows(seen)].map(([label, cells]) => [label, ...cells]);
  return downloadOf({ columns: ["Row", ...stages.map((stage) => stage.name)], rows }, name, "csv");
}

function svgOf(seen: Seen): Response {
  const { map, figures } = seen;
  const { range } = figures.view;
  const score = (stage: Stage) => {
    const figure = placeOf(seen, stage)?.figure;
    if (figure?.state !== "shown") return "–";
    const { value, low, high, n } = figure.score;
    return `${signed(value)} (${signed(low)} to ${signed(high)})\n${n} answers`;
  };
  const words = wordRows(seen).map(([label, cells]) => ({
    label,
    cells: cells.map((cell) => String(cell ?? "–").replaceAll("; ", "\n")),
  }));
  const picture = gridSvg({
    title: map.name,
    subtitle: `${range.from} to ${range.to} (not included), version ${map.version}`,
    columns: map.stages.map((stage) => stage.name),
    rows: [...(map.kind === "as-is" ? [{ label: "Score", cells: map.stages.map(score) }] : []), ...words],
    curve: {
      solid: { name: "Felt", values: map.stages.map((stage) => feltOf(seen, stage)) },
      dashed: { name: "Designed", values: map.stages.map((stage) => stage.designedValence) },
    },
  });
  return new Response(picture, {
    headers: {
      "content-type": "image/svg+xml; charset=utf-8",
      "content-disposition": `attachment; filename="map.svg"; filename*=UTF-8''${encodeURIComponent(`${map.name}.svg`)}`,
      "cache-control": "private, no-store",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
      "x-content-type-options": "nosniff",
    },
  });
}

type ShownExpectation = Extract<Seen["figures"]["stages"][number]["expectation"], { state: "shown" }>;
type Against = NonNullable<Extract<Seen["figures"]["stages"][number]["felt"], { state: "shown" }>["against"]>;
type Row = [label: string, cells: ExportCell[]];

function measuredRows(seen: Seen): Row[] {
  const { map } = seen;
  if (map.kind === "to-be") return [];
  const score = (pick: "value" | "low" | "high" | "n") =>
    map.stages.map((stage) => {
      const figure = placeOf(seen, stage)?.figure;
      return figure?.state === "shown" ? rounded(figure.score[pick]) : null;
    });
  const felt = map.stages.map((stage) => placeOf(seen, stage)?.felt);
  const against = (pick: (figures: Against) => number) =>
    felt.map((one) => (one?.state === "shown" && one.against ? rounded(pick(one.against)) : null));
  return [
    ["NPS", score("value")],
    ["NPS, low", score("low")],
    ["NPS, high", score("high")],
    ["Answers", score("n")],
    ["Felt emotion, −2 to 2", felt.map((one) => (one?.state === "shown" ? rounded(one.valence) : null))],
    ["Felt emotion, answers", felt.map((one) => (one?.state === "shown" ? one.n : null))],
    ["Felt less designed", against(({ gap }) => gap.value)],
    ["Felt less designed, low", against(({ gap }) => gap.low)],
    ["Felt less designed, high", against(({ gap }) => gap.high)],
    ["Felt as designed, %", against(({ hit }) => hit.value)],
    ["Felt as designed, %, low", against(({ hit }) => hit.low)],
    ["Felt as designed, %, high", against(({ hit }) => hit.high)],
    ...impressionRows(seen),
  ];
}

/** Optional questions; rows of those that nobody asks stay away. */
function impressionRows(seen: Seen): Row[] {
  const places = seen.map.stages.map((stage) => placeOf(seen, stage));
  const row = (
    label: string,
    of: (place: NonNullable<(typeof places)[number]>) => number | undefined,
  ): Row => [
    label,
    places.map((place) => {
      const value = place && of(place);
      return value === undefined ? null : rounded(value);
    }),
  ];
  const expected = (label: string, pick: (shown: ShownExpectation) => number) =>
    row(label, ({ expectation }) => (expectation.state === "shown" ? pick(expectation) : undefined));
  return [
    expected("Better less worse than expected", ({ net }) => net.value),
    expected("Better less worse than expected, low", ({ net }) => net.low),
    expected("Better less worse than expected, high", ({ net }) => net.high),
    expected("Expectation, answers", ({ n }) => n),
    ...(["reliable", "relevant", "valuable", "honest"] as const).flatMap((trait) =>
      (["value", "low", "high", "n"] as const).map((part) =>
        row(`${trait}, ${part === "value" ? "%" : part === "n" ? "answers" : `%, ${part}`}`, (place) => {
          const share = place.traits[trait];
          return share.state === "shown" ? share[part] : undefined;
        }),
      ),
    ),
  ].filter(([, cells]) => cells.some((cell) => cell !== null));
}

function wordRows(seen: Seen): Row[] {
  const { map, ledger, themes } = seen;
  const row = (label: string, of: (stage: Stage) => string): Row => [
    label,
    map.stages.map((stage) => of(stage) || null),
  ];
  const said = (side: "pains" | "gains") => (stage: Stage) =>
    (themes.stages.find(({ id }) => id === stage.id)?.[side] ?? [])
      .map(({ name, mentions }) => `${name} (${mentions})`)
      .join("; ");
  const promised = (stage: Stage) =>
    ledger.promises
      .filter((promise) => promise.stage.id === stage.id)
      .map(({ text, operations }) => `${text} (${keptWords(operations)})`)
      .join("; ") || "no promise stated";
  return [
    row("Customer wants", ({ wants }) => wants),
    row("Designed emotion", ({ designed }) => designed ?? ""),
    row("Touchpoints", ({ touchpoints }) => touchpoints.map(({ name }) => name).join("; ")),
    row("Channels", ({ touchpoints }) =>
      [...new Set(touchpoints.flatMap(({ channels }) => channels))].join(", "),
    ),
    row("Owner", ({ owners }) => owners.map(ownerWords).join("; ") || "No owner"),
    ...(map.kind === "to-be"
      ? []
      : [row("Promises", promised), row("Pain points", said("pains")), row("Gain creators", said("gains"))]),
  ];
}

function placeOf({ figures }: Seen, { id }: Stage) {
  return figures.stages.find((place) => place.id === id);
}

function feltOf(seen: Seen, stage: Stage): number | null {
  const felt = placeOf(seen, stage)?.felt;
  return felt?.state === "shown" ? felt.valence : null;
}

function keptWords(evidence: Seen["ledger"]["promises"][number]["operations"]): string {
  return evidence.state === "measured"
    ? `${Math.round(evidence.value)}% kept of ${evidence.n}`
    : evidence.state;
}

function ownerWords({ name, from, to }: Stage["owners"][number]): string {
  return [name, from ? `from ${from}` : "", to ? `until ${to}` : ""].filter(Boolean).join(" ");
}

const rounded = (value: number) => Math.round(value * 100) / 100;
const signed = (value: number) =>
  `${value < -0.5 ? "−" : value >= 0.5 ? "+" : ""}${Math.abs(Math.round(value))}`;
