import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../../../scripts/testing/files";
import type { AcceptedRow } from "../rules/normalise";
import { inspectFile } from "./inspect-file";
import { readRows } from "./read-rows";

const folder = temporaryFolder();
let files = 0;

/** What an import would take of a file, and the reasons of the rest. */
async function read(...lines: string[]) {
  files += 1;
  const path = join(folder, `${files}.csv`);
  writeFileSync(path, lines.join("\n"));
  const report = await inspectFile(path, { now: new Date("2026-11-22T12:00:00Z") });
  const accepted: AcceptedRow[] = [];
  for await (const batch of readRows(path, report, report.suggestedOptions)) accepted.push(...batch.accepted);
  const left = report.notCounted.map(
    ({ reason, count, firstRows }) => `${count} ${reason}: ${firstRows.join(",")}`,
  );
  return { report, accepted, left, scores: accepted.map(({ score }) => score) };
}

const ask = "How likely are you to recommend us?";

describe("an export of Qualtrics", () => {
  const names = "StartDate,Status,Finished,RecordedDate,ResponseId,Q1";
  const labels = `Start Date,Response Type,Finished,Recorded Date,Response ID,${ask}`;
  const day = "2026-01-05 10:00:00";
  const answers = [
    `${day},IP Address,True,${day},R_1,9`,
    `${day},Survey Preview,True,${day},R_2,10`,
    `${day},IP Address,False,${day},R_3,0`,
    `${day},0,1,${day},R_4,7`,
    `${day},1,1,${day},R_5,8`,
    `${day},0,0,${day},R_6,1`,
  ];
  const wanted = { format: "qualtrics", needs: [], dataRows: 6, mapping: { date: "RecordedDate" } };

  it("is known by its headings, where people deleted the rows of labels and ids", async () => {
    const { report, left, scores } = await read(names.replace("Q1", "NPS"), ...answers);
    expect(report).toMatchObject({ ...wanted, headerRows: 1 });
    expect(scores).toEqual([9, 7]);
    expect(left).toEqual(["2 A preview or test: 3,6", "2 Not finished: 4,7"]);
  });

  it.each([
    ["English", labels],
    ["German", `Anfangsdatum,Antworttyp,Beendet,Erfassungsdatum,Antwort-ID,${ask}`],
  ])("has two header rows where the second repeats labels: %s", async (_, second) => {
    const { report, left, scores } = await read(names, second, ...answers);
    expect(report).toMatchObject({ ...wanted, headerRows: 2, mapping: { score: "Q1" } });
    expect(scores).toEqual([9, 7]);
    expect(left).toEqual(["2 A preview or test: 4,7", "2 Not finished: 5,8"]);
  });

  it.each([
    ["English", labels, "Recorded Date"],
    ["German", `Anfangsdatum,Antworttyp,Beendet,Erfassungsdatum,Antwort-ID,${ask}`, "Erfassungsdatum"],
  ])("is known by its labels alone: %s", async (_, header, date) => {
    const { report, left, scores } = await read(header, ...answers);
    expect(report).toMatchObject({ ...wanted, headerRows: 1, mapping: { date, score: ask } });
    expect(scores).toEqual([9, 7]);
    expect(left).toEqual(["2 A preview or test: 3,6", "2 Not finished: 4,7"]);
  });

  const ids = ["startDate", "status", "finished", "recordedDate", "_recordId", "QID1"];
  const zone = "America/Denver";
  it.each([
    ["Python 2", ids.map((id) => `{u'ImportId': u'${id}', u'timeZone': u'${zone}'}`)],
    ["the zone first", ids.map((id) => `{"timeZone":"${zone}","ImportId":"${id}"}`)],
  ])("has its ids read however they are written: %s", async (_, cells) => {
    const third = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
    const { report, left, scores } = await read(names, labels, third, ...answers);
    expect(report).toMatchObject({ ...wanted, headerRows: 3, dates: { zone } });
    expect(report.columns.map(({ importId }) => importId)).toEqual(ids);
    expect(scores).toEqual([9, 7]);
    expect(left).toEqual(["2 A preview or test: 5,8", "2 Not finished: 6,9"]);
    const two = await read(names.replace("Q1", "NPS"), third, ...answers);
    expect(two.report).toMatchObject({ ...wanted, headerRows: 2, dates: { zone } });
    expect(two.scores).toEqual([9, 7]);
  });

  it("of the older kind is known by the row of headings that is left", async () => {
    const { report, left, scores } = await read(
      "ResponseID,ResponseSet,Status,StartDate,EndDate,Finished,NPS",
      `R_1,Default,0,${day},${day},1,9`,
      `R_2,Default,1,${day},${day},1,10`,
      `R_3,Default,0,${day},${day},0,3`,
    );
    expect(report).toMatchObject({ format: "qualtrics-legacy", headerRows: 1, needs: [] });
    expect(scores).toEqual([9]);
    expect(left).toEqual(["1 A preview or test: 3", "1 Not finished: 4"]);
  });
});

describe("several lines an answer", () => {
  it.each([
    ["Respondent ID,Date,Question,Answer"],
    ["Numéro,Date,Intitulé de la question,Réponse"],
    ["ID de la réponse,Date,Question,Réponse"],
    ["Befragten-ID,Datum,Frage,Antwort"],
    ["Nr.,Datum,Fragetext,Antwort"],
  ])("are known by the headings %s", async (header) => {
    const { report, accepted } = await read(
      header,
      `1,2026-01-25,${ask},9`,
      "1,2026-01-25,Why?,Quick and kind",
      `2,2026-01-26,${ask},0`,
      "2,2026-01-26,Why?,Slow and rude",
    );
    expect(report).toMatchObject({ format: "long", needs: [], dataRows: 4, counts: { rows: 2, valid: 2 } });
    expect(accepted).toMatchObject([
      { externalId: "1", score: 9, comment: "Quick and kind" },
      { externalId: "2", score: 0, comment: "Slow and rude" },
    ]);
  });

  it("keep the moment of the first line that has one", async () => {
    const { report, accepted } = await read(
      "Response ID,Answered at,Channel,Question,Answer",
      `1,,Web,${ask},9`,
      "1,2026-01-25 10:01:00,,Why?,Quick",
      "1,2026-01-25 10:02:00,Web,Why?,And kind",
      `2,2026-01-25 11:00:00,Shop,${ask},0`,
      "2,2026-01-25 11:01:00,Web,Why?,Slow",
    );
    expect(report.needs).toEqual([]);
    expect(accepted).toMatchObject([
      { score: 9, answeredAt: "2026-01-25T10:01:00", channel: "Web", comment: "Quick; And kind" },
      { score: 0, answeredAt: "2026-01-25T11:00:00", channel: "Shop", comment: "Slow" },
    ]);
  });
});

describe("an export in German or French", () => {
  it.each([
    [
      "Befragten-ID,Collector-ID,Anfangsdatum,Enddatum,IP-Adresse,Antwortstatus",
      ",,,,,,Antwort,Offene Antwort",
      ["Vollständig", "Unvollständig"],
    ],
    [
      "ID du répondant,ID du collecteur,Date de début,Date de fin,Adresse IP,Statut de la réponse",
      ",,,,,,Réponse,Réponse ouverte",
      ["Complète", "Incomplète"],
    ],
  ])("of SurveyMonkey has two header rows: %s", async (header, second, [whole, part]) => {
    const row = (id: number, day: string, rest: string) => `${id},7,01.01.2026,${day},192.0.2.1,${rest}`;
    const { report, accepted, left } = await read(
      `${header},${ask},Why?`,
      second,
      row(1, "25.01.2026", `${whole},9,Quick and kind people`),
      row(2, "26.01.2026", `${part},0,Slow and rude people`),
    );
    expect(report).toMatchObject({ format: "surveymonkey", headerRows: 2, dataRows: 2, needs: [] });
    expect(accepted).toMatchObject([
      { externalId: "1", score: 9, comment: "Quick and kind people", answeredAt: "2026-01-25T12:00:00" },
    ]);
    expect(left).toEqual(["1 Not finished: 4"]);
  });

  it.each([
    ["Antwort ID,Datum Abgeschickt,Letzte Seite,Start-Sprache,Zufallsstartwert,Datum gestartet"],
    ["ID de la réponse,Date de soumission,Dernière page,Langue de départ,Graine,Date de lancement"],
    ["ID de la réponse,Date de soumission,Dernière page,Langue,Nombre aléatoire,Commencé"],
  ])("of LimeSurvey says which answers nobody finished: %s", async (header) => {
    const { report, accepted, left } = await read(
      `${header},${ask}`,
      "1,2026-01-25 10:00:00,3,de,17,2026-01-25 09:00:00,9",
      "2,,1,de,18,2026-01-25 09:30:00,0",
      "3,2026-01-26 10:00:00,3,de,19,2026-01-26 09:00:00,7",
    );
    expect(report).toMatchObject({ format: "limesurvey", needs: [], dataRows: 3 });
    expect(accepted).toMatchObject([
      { externalId: "1", score: 9, answeredAt: "2026-01-25T10:00:00" },
      { externalId: "3", score: 7 },
    ]);
    expect(left).toEqual(["1 Not finished: 3"]);
  });
});

describe("rows above the header", () => {
  it.each([
    [["Report from,2020-01-01,to,2020-12-31", ""]],
    [["Survey of us", "Made,25.01.2021,by,Ann", "Answers,3,,,,"]],
    [["Report from,2020-01-01,to,2020-12-31,,"]],
  ])("may have several cells, where one of them is a value: %s", async (titles) => {
    const { report, scores, left } = await read(
      ...titles,
      "Response ID,Date,NPS,Comment,Channel,Region",
      "1,2020-01-25,9,good one,Web,N",
      "2,2020-01-26,0,,Web,S",
      "3,2020-01-27,7,,,",
    );
    expect(report).toMatchObject({ needs: [], dataRows: 3, firstDataRow: titles.length + 2 });
    expect(scores).toEqual([9, 0, 7]);
    expect(left).toEqual([]);
  });

  it("are none where answers without a header have more or fewer cells", async () => {
    const { report } = await read(
      "2020-01-25,9,,,,",
      "2020-01-26,0,Slow and rude,,,",
      "2020-01-27,7,Quick and kind,Web,S,Ann",
    );
    expect(report).toMatchObject({ headerRows: 0, firstDataRow: 1, dataRows: 3 });
    expect(report.columns).toHaveLength(6);
  });
});
