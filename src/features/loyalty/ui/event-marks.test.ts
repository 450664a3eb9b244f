import { expect, test } from "vitest";
import { eventMarks, markedEvents, type Happening } from "./event-marks";

const line = ["2026-07", "2026-08", "2026-09"].map((month, index) => ({
  from: `${month}-01`,
  to: `2026-${String(index + 8).padStart(2, "0")}-01`,
}));
const happened = (id: number, day: string): Happening => ({
  id,
  day,
  words: `Event ${id}`,
  isEverybodys: true,
  addedBy: "",
  mayRemove: false,
});

test("events stand at the step that holds their day, in the order of time; others stay off the line", () => {
  const marked = markedEvents(
    [
      happened(1, "2026-06-30"),
      happened(2, "2026-07-01"),
      happened(3, "2026-07-31"),
      happened(4, "2026-09-30"),
    ],
    line,
  );
  expect(marked.map(({ event, at, letter }) => [event.id, at, letter])).toEqual([
    [2, 0, "A"],
    [3, 0, "B"],
    [4, 2, "C"],
  ]);
  expect(eventMarks(marked)).toEqual([
    { at: 0, label: "A B" },
    { at: 2, label: "C" },
  ]);
});
