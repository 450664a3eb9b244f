import { describe, expect, it } from "vitest";
import { saysSomething } from "./filler-words";
import { suggestPhrases } from "./suggest-phrases";

const said = (text: string, times: number) => Array.from({ length: times }, (_, at) => `${text} ${at % 7}`);
const phrasesOf = (detractors: string[], promoters: string[]) =>
  suggestPhrases({ detractors, promoters, fewest: 5, most: 16 });

describe("suggested phrases", () => {
  it("are what one side says and the other does not, on the side that says it", () => {
    const found = phrasesOf(
      said("There was no call back about the repair", 40),
      said("They were quick and friendly with the repair", 40),
    );
    expect(found.find(({ phrase }) => phrase === "no call back")).toMatchObject({
      side: "detractors",
      comments: 40,
    });
    expect(found.some(({ phrase, side }) => phrase.includes("friendly") && side === "promoters")).toBe(true);
    expect(found.some(({ phrase }) => phrase.includes("repair"))).toBe(false);
  });

  it("start and end with no filler word, in no language", () => {
    const found = phrasesOf(
      [
        ...said("It was the claim that they lost", 30),
        ...said("Es war der Schaden, und die haben ihn nicht reguliert", 30),
        ...said("C’était une très longue attente pour nous", 30),
      ],
      said("Everything with you was wonderful", 60),
    );
    expect(found.length).toBeGreaterThan(3);
    for (const { phrase } of found) {
      expect(phrase).not.toMatch(/^(the|that|they|was|it|der|die|war|und|une|tres|pour|with|you)\b/);
      expect(phrase).not.toMatch(/\b(the|that|they|was|it|der|die|haben|und|une|pour|nous|with|you)$/);
    }
  });

  it("are none where too few say it, or where both sides say the same", () => {
    expect(phrasesOf(said("waited three weeks", 4), said("quick", 4))).toEqual([]);
    expect(phrasesOf(said("the same words", 50), said("the same words", 50))).toEqual([]);
  });
});

describe("filler words", () => {
  it("leave words of denial alone", () => {
    for (const phrase of ["no answer", "never again", "nicht reguliert", "pas rappele", "nobody"])
      expect(saysSomething(phrase), phrase).toBe(true);
    for (const phrase of ["the", "claim was", "the claim", "sehr gut und", "tres bien et"])
      expect(saysSomething(phrase), phrase).toBe(false);
  });
});
