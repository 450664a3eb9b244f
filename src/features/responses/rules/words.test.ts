import { describe, expect, it } from "vitest";
import { tokensOf, vectorOf } from "./words";

const words = (text: string) => tokensOf(text).map(({ word }) => word);

describe("the words of a text", () => {
  it("are compared without case, accents and typographic differences, in any language", () => {
    expect(words("They DIDN’T call-back, ‘twice’!")).toEqual(["they", "didn", "t", "call", "back", "twice"]);
    expect(words("Größe, Straße, l’été naïf")).toEqual(["grosse", "strasse", "l", "ete", "naif"]);
    expect(words("Łódź · İstanbul · ｆｕｌｌ")).toEqual(["lodz", "istanbul", "full"]);
    expect(words("Ответа нет уже 3 недели")).toEqual(["ответа", "нет", "уже", "3", "недели"]);
    expect(words("対応が遅い")).toEqual(["対", "応", "が", "遅", "い"]);
    expect(words("バスとパス")).toEqual(["バ", "ス", "と", "パ", "ス"]);
    expect(words("ﾊﾞｽ की का")).toEqual(["バ", "ス", "की", "का"]);
    expect(words("שָׁלוֹם السَّلام")).toEqual(["שלום", "السلام"]);
    expect(words("Ver\u00adsicherung می\u200cخواهم")).toEqual(["versicherung", "میخواهم"]);
  });

  it("know where they stand in the text as it was typed", () => {
    const text = "Ça fait — très — longtemps 😡";
    expect(tokensOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "Ça",
      "fait",
      "très",
      "longtemps",
    ]);
  });

  it("become a tsvector that holds nothing but letters, digits and places", () => {
    expect(vectorOf("no, No and 'NO' \\ : * & |")).toBe("'no':1,2,4 'and':3");
    expect(vectorOf("'); DROP TABLE response; -- \u0000")).toBe("'drop':1 'table':2 'response':3");
    expect(vectorOf("😡 !!!")).toBe("");
  });
});
