import { expect, test } from "vitest";
import { copyLine } from "./copy";

test("a line keeps what would otherwise end a value or a row", () => {
  expect(copyLine(["a\tb", "c\nd\re", "back\\slash", "\\N"])).toBe(
    "a\\tb\tc\\nd\\re\tback\\\\slash\t\\\\N\n",
  );
});

test("nothing is \\N, and nought and an empty text are themselves", () => {
  expect(copyLine([null, undefined, 0, ""])).toBe("\\N\t\\N\t0\t\n");
});
