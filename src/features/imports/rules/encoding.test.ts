import { describe, expect, it } from "vitest";
import { sniffEncoding } from "./encoding";
import { macRoman, windows1252 } from "./single-byte";

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const sniffed = (head: Uint8Array) => sniffEncoding(head, head);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe("the encoding of a file", () => {
  it("is UTF-8 where the bytes are, also without any beyond ASCII, and cut in mid-character", () => {
    expect(sniffed(utf8("a,b\n1,2"))).toBe("utf-8");
    expect(sniffed(utf8("Größe,€,😀"))).toBe("utf-8");
    expect(sniffed(utf8("Größe,€,😀").slice(0, -1))).toBe("utf-8");
    expect(sniffed(utf8("\ufeffa,b"))).toBe("utf-8-bom");
  });
  it("stays UTF-8 where a few bytes are damaged", () => {
    const damaged = utf8("ä".repeat(50) + "x");
    damaged[100] = 0xff;
    expect(sniffed(damaged)).toBe("utf-8");
  });
  it("stays UTF-8 with two good characters and a damaged one", () => {
    const damaged = utf8("Größe, äußerst");
    damaged[damaged.indexOf(0xa4)] = 0x20;
    expect(sniffed(damaged)).toBe("utf-8");
    const two = utf8("Größe, ü");
    two[two.length - 1] = 0x20;
    expect(sniffed(two)).toBe("utf-8");
  });
  it("is UTF-16 by its mark or by its zero bytes", () => {
    expect(sniffed(bytes("\xff\xfeS\0"))).toBe("utf-16le");
    expect(sniffed(bytes("\xfe\xff\0S"))).toBe("utf-16be");
    expect(sniffed(bytes("S\0c\0o\0r\0e\0;\0"))).toBe("utf-16le");
    expect(sniffed(bytes("\0S\0c\0o\0r\0e\0;"))).toBe("utf-16be");
  });
  it.each([
    ["Gr\xf6\xdfe \x80", "Größe €"],
    ["don\x92t \x93ever\x94 \x96 caf\xe9", "don’t “ever” – café"],
    ["c\x9cur d\xe9\xe7u tr\xe8s", "cœur déçu très"],
    ["great service\x97it was fast", "great service—it was fast"],
    ["price\x96quality was poor", "price–quality was poor"],
    ["wait\x85what, one\x85two", "wait…what, one…two"],
    ["rock\x97n\x97roll", "rock—n—roll"],
    ["we\x96all of us", "we–all of us"],
    ["il l\x92a vu, puisqu\x92a dit", "il l’a vu, puisqu’a dit"],
    ["\x84sehr gut\x93 und \x84nett\x93", "„sehr gut“ und „nett“"],
    ["don\xbft it\xbfs", "don¿t it¿s"],
    ["\xbfpor qu\xe9? ma\xf1ana", "¿por qué? mañana"],
    ["\xc4rger \xfcber \xd6l", "Ärger über Öl"],
  ])("is windows-1252 for %j", (latin1, text) => {
    expect(sniffed(bytes(latin1))).toBe("windows-1252");
    expect(windows1252(latin1)).toBe(text);
  });
  it.each([
    ["Gr\x9a\xa7e", "Größe"],
    ["don\xd5t \xd2ever\xd3 caf\x8e", "don’t “ever” café"],
    ["ni\x96o espa\x96ol", "niño español"],
    ["un d\x92a tras otro, hab\x92a cola", "un día tras otro, había cola"],
    ["la atenci\x97n", "la atención"],
    ["va bene cos\x93", "va bene così"],
    ["r\xbfr og l\xbere", "rør og lære"],
    ["service\x97it, d\x8e\x8du", "serviceóit, déçu"],
    ["d\x8e\x8du tr\x8fs \x88 No\x91l", "déçu très à Noël"],
  ])("is Mac Roman for %j", (latin1, text) => {
    expect(sniffed(bytes(latin1))).toBe("mac_roman");
    expect(macRoman(latin1)).toBe(text);
  });
  it("maps every byte as the platform's own decoder does", () => {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    const latin1 = String.fromCharCode(...all);
    expect(macRoman(latin1)).toBe(new TextDecoder("macintosh").decode(all));
  });
});
