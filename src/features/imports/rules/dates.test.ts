import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DateOrder } from "../schema";
import { decideOrder, noDates, tallyDate } from "./date-order";
import { readDate, type DateReading } from "./dates";

const reading: DateReading = { excelDates: false, zone: null, notAfter: "2026-11-24T12:00:00" };

function read(text: string, more: Partial<DateReading> = {}) {
  const date = readDate(text, { ...reading, ...more });
  return "at" in date ? date.at : date.problem;
}

function tallied(...values: string[]) {
  const tally = noDates();
  for (const value of values) tallyDate(tally, value, 1);
  return tally;
}

describe("a date", () => {
  it.each([
    ["2024-02-29", "2024-02-29T12:00:00"],
    ["2024/2/9", "2024-02-09T12:00:00"],
    ["2024.02.09 08:05", "2024-02-09T08:05:00"],
    ["2024-02-09T08:05:06", "2024-02-09T08:05:06"],
    ["2024-02-09T08:05:06Z", "2024-02-09T08:05:06Z"],
    ["2024-02-09T08:05:06.123Z", "2024-02-09T08:05:06Z"],
    ["2024-02-09 23:30:00 -02:00", "2024-02-10T01:30:00Z"],
    ["2024-02-09T01:30:00+0530", "2024-02-08T20:00:00Z"],
    ["2020/04/21 10:30:23 AM GMT+2", "2020-04-21T08:30:23Z"],
    ["20240209", "2024-02-09T12:00:00"],
    ["20240209T080506Z", "2024-02-09T08:05:06Z"],
    ["2024-02-09 24:00", "2024-02-10T00:00:00"],
    ["2023-12-31 24:00:00", "2024-01-01T00:00:00"],
    ["5th Jan 2020", "2020-01-05T12:00:00"],
    ["05-Sept-20", "2020-09-05T12:00:00"],
    ["Jan 5, 2020", "2020-01-05T12:00:00"],
    ["Sunday, January 5, 2020 at 3:04 PM", "2020-01-05T15:04:00"],
    ["5. Januar 2020", "2020-01-05T12:00:00"],
    ["So., 15. März 2020, 12:30 Uhr", "2020-03-15T12:30:00"],
    ["5 janvier 2020 à 15h04", "2020-01-05T15:04:00"],
    ["dimanche 1er août 2021", "2021-08-01T12:00:00"],
    ["5 de septiembre de 2020 3:04 p. m.", "2020-09-05T15:04:00"],
    ["5 gennaio 2020 alle 12.30", "2020-01-05T12:30:00"],
    ["zo 15 mrt. 2020 12:30", "2020-03-15T12:30:00"],
    ["15 fe\u0301vr. 2020", "2020-02-15T12:00:00"],
    ["2020/01/05 3:33:11 p. m. GMT+1", "2020-01-05T14:33:11Z"],
    ["2020/01/05 3:33:11 p.\u00a0m.", "2020-01-05T15:33:11"],
    ["2020/01/05 13:45 PM", "2020-01-05T13:45:00"],
    ["2020-01-05 12h30", "2020-01-05T12:30:00"],
    ["Sun Jan 05 2020 10:00:00 GMT+0100 (CET)", "2020-01-05T09:00:00Z"],
    ["Jan  5 2020  3:04PM", "2020-01-05T15:04:00"],
    ["05-JAN-20 03.04.05.000000 PM", "2020-01-05T15:04:05"],
    ["2020. 01. 05.", "2020-01-05T12:00:00"],
    ["2020. 1. 5. 8:05", "2020-01-05T08:05:00"],
  ])("%s is %s", (text, at) => {
    expect(read(text)).toBe(at);
  });

  it("may be followed by a time in the way of its country", () => {
    const times = ["12.30", ", 12:30 Uhr", " um 12.30 Uhr", " 12h30", " 12 h 30", " 12:30 h"].map((time) =>
      read(`25.01.2020${time.startsWith("1") ? " " : ""}${time}`, { dateOrder: "day-first" }),
    );
    expect(times).toEqual(Array<string>(6).fill("2020-01-25T12:30:00"));
  });

  it("may be written as in China, Japan and Korea", () => {
    for (const text of [
      "2020年1月25日 15:30",
      "2020年1月25日(土) 午後3:30",
      "2020年01月25日 下午 3:30",
      "2020年1月25日 15时30分",
      "2020년 1월 25일 오후 3:30",
      "2020년 1월 25일 오후 3시 30분",
    ])
      expect(read(text)).toBe("2020-01-25T15:30:00");
    expect(read("2020年1月25日")).toBe("2020-01-25T12:00:00");
    expect(read("2020年13月25日")).toBe("not-a-date");
  });

  it("may name its zone, where the name means one", () => {
    expect(read("2020-01-25 15:30 CET")).toBe("2020-01-25T14:30:00Z");
    expect(read("25.07.2020 15:30 MESZ", { dateOrder: "day-first" })).toBe("2020-07-25T13:30:00Z");
    expect(read("Jan 25, 2020 10:30:00 PM EST")).toBe("2020-01-26T03:30:00Z");
    for (const name of ["CST", "IST", "BST", "XYZ"])
      expect(read(`2020-01-25 15:30 ${name}`)).toBe("not-a-date");
  });

  it("in numbers follows the order of its column, and none without one", () => {
    const both = (text: string) =>
      (["day-first", "month-first"] as const).map((dateOrder) => read(text, { dateOrder }));
    expect(both("03/04/2024")).toEqual(["2024-04-03T12:00:00", "2024-03-04T12:00:00"]);
    expect(both("13.05.2017")).toEqual(["2017-05-13T12:00:00", "not-a-date"]);
    expect(both("1-2-69")).toEqual(["future", "future"]);
    expect(both("1/2/95 12:15 am")).toEqual(["1995-02-01T00:15:00", "1995-01-02T00:15:00"]);
    expect(both("1/2/2020 12:15 p.m.")[1]).toBe("2020-01-02T12:15:00");
    expect(read("03/04/2024")).toBe("not-a-date");
  });

  it.each([
    "31 Feb 2024", "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "0000-01-01", "2024-01-01 25:00", "2024-01-01 24:01",
    "2024-01-01 12:60", "2024-01-01 12.60", "2024-01-01 0:15 PM", "2024-01-01 25h00", "13:00 PM", "5 x 2020", "NaN", "yesterday", "9007199254740993", "2024-1", "5 Foo 2020",
  ])("%s is none", (text) => {
    expect(["not-a-date", "before-1990"]).toContain(read(text, { dateOrder: "day-first" }));
  }); // prettier-ignore

  it("is short, so that no cell is searched for long", () => {
    const apart = (blanks: number) => read(`2024-02-09 12:30${" ".repeat(blanks)}(CET)`);
    expect([apart(1), apart(200), apart(500_000)]).toEqual([
      "2024-02-09T12:30:00",
      "not-a-date",
      "not-a-date",
    ]);
  });

  it("lies between 1990 and the day the file was looked at", () => {
    expect(read("1989-12-31")).toBe("before-1990");
    expect(read("1990-01-01")).toBe("1990-01-01T12:00:00");
    expect(read("2026-11-24")).toBe("2026-11-24T12:00:00");
    expect(read("2026-11-25")).toBe("future");
  });

  it("in a UTC column is marked as such, a day alone is not", () => {
    expect(read("2024-02-09 08:05:06", { zone: "UTC" })).toBe("2024-02-09T08:05:06Z");
    expect(read("2/9/2024 8:05", { zone: "UTC", dateOrder: "month-first" })).toBe("2024-02-09T08:05:00Z");
    expect(read("2024-02-09", { zone: "UTC" })).toBe("2024-02-09T12:00:00");
  });

  it("as a spreadsheet's day number counts from 30 December 1899", () => {
    expect(read("43831", { excelDates: true })).toBe("2020-01-01T12:00:00");
    expect(read("43831.25", { excelDates: true })).toBe("2020-01-01T06:00:00");
    expect(read("43831")).toBe("not-a-date");
  });

  it("of any year, month and day comes back from every way of writing it", () => {
    const days = fc.date({ min: new Date("1990-01-01"), max: new Date("2026-11-20"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        const [y = "", m = "", d = ""] = iso.split("-");
        const name = day.toLocaleString("en", { month: "short", timeZone: "UTC" });
        expect(read(iso)).toBe(`${iso}T12:00:00`);
        expect(read(`${d}.${m}.${y}`, { dateOrder: "day-first" })).toBe(`${iso}T12:00:00`);
        expect(read(`${Number(m)}/${Number(d)}/${y}`, { dateOrder: "month-first" })).toBe(`${iso}T12:00:00`);
        expect(read(`${name} ${Number(d)}, ${y}`)).toBe(`${iso}T12:00:00`);
        expect(read(day.toISOString())).toBe(`${day.toISOString().slice(0, 19)}Z`);
      }),
    );
  });
});

describe("the order of day and month", () => {
  const decided = (...values: string[]) => decideOrder(tallied(...values), false);
  const order = (dateOrder: DateOrder) => ({ dateOrder, ask: false });

  it("is decided by one value above 12 anywhere in the column", () => {
    expect(decided("01/02/2024", "13/02/2024")).toEqual(order("day-first"));
    expect(decided("01/02/2024", "02/28/2024")).toEqual(order("month-first"));
  });
  it("is asked where every value reads both ways, or values contradict each other", () => {
    expect(decided("01/02/2024", "03/04/2024").ask).toBe(true);
    expect(decided("13/02/2024", "02/28/2024").ask).toBe(true);
  });
  it("follows nine in ten of contradicting values", () => {
    const most = Array.from({ length: 19 }, (_, i) => `${13 + (i % 15)}/02/2024`);
    expect(decided(...most, "02/28/2024")).toEqual(order("day-first"));
  });
  it("is told by no value that is a day in neither order", () => {
    expect(decided("2026-02-10", "31.31.2026")).toEqual({ ask: false });
    expect(decided("13.02.2026", "31.31.2026")).toEqual(order("day-first"));
  });

  it("does not matter where day and month are equal, or the year comes first", () => {
    expect(decided("05/05/2024").ask).toBe(false);
    expect(decided("2024-01-02")).toEqual({ ask: false });
  });
  it("is known of an English Google form that writes single digits", () => {
    expect(decideOrder(tallied("11/1/2019 8:51:12"), true)).toEqual(order("month-first"));
    expect(decideOrder(tallied("11/01/2019 08:51:12"), true).ask).toBe(true);
  });
  it("keeps three examples that read both ways", () => {
    const tally = tallied("13/02/2024", "01/02/2024", "01/02/2024", "03/04/2024", "05/06/2024", "07/08/2024");
    expect(tally.eitherExamples).toEqual(["01/02/2024", "03/04/2024", "05/06/2024"]);
  });
});
