import { describe, expect, it } from "vitest";
import { customerWords, lineWords } from "./debtor-words";

const line = {
  id: "1",
  day: "2026-08-01",
  units: -1,
  balance: 11,
  touchpoint: "Settlement",
  opened: "2026-05-10",
};

describe("the words of a ledger", () => {
  it("say why a line was booked, and for which bad experience", () => {
    expect(lineWords({ ...line, kind: "incurred", ofKind: "incurred" })).toBe("Bad experience at Settlement");
    expect(lineWords({ ...line, kind: "repaid", ofKind: "repaid" })).toBe(
      "Good experience, for the bad one of 10 May 2026 at Settlement",
    );
    expect(lineWords({ ...line, kind: "corrected", ofKind: "repaid", touchpoint: null })).toBe(
      "Corrected: good experience, for the bad one of 10 May 2026",
    );
  });

  it("name nobody whose name is not sent", () => {
    expect(customerWords({ id: "0" })).toBe("Customers who gave no name");
    expect(customerWords({ id: "12" })).toBe("A customer");
    expect(customerWords({ id: "12", name: "C-12" })).toBe("C-12");
  });
});
