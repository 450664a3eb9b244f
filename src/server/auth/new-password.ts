import { createHash } from "node:crypto";
import common from "./common-passwords.json";

/** The least that a policy may ask for, and what it asks for where nobody has said. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;
/** How much of a common password's SHA-256 is kept: of a billion others, about twenty are taken for one. */
export const HASH_BYTES = 5;
/** What must be left of a password without the words that anybody would try first. */
const LEFT_BESIDE_WORDS = 8;
const SHORTEST_WORD = 4;

/** What is wrong with a new password. */
export type PasswordProblem = "too short" | "too long" | "too even" | "too common" | "too near";

/**
 * Length decides, and what others would guess: rules about digits and signs make people choose worse passwords.
 * `about` is what is known of its owner (name, address, organisation), whose words alone make no password.
 */
export function problemOf(
  password: string,
  { shortest, about }: { shortest: number; about: readonly string[] },
): PasswordProblem | undefined {
  if (password.length < shortest) return "too short";
  if (password.length > LONGEST_PASSWORD) return "too long";
  if (new Set(password).size < 5) return "too even";
  if (isCommon(password)) return "too common";
  return restsOn(password, wordsOf(about)) ? "too near" : undefined;
}

export function problemWords(problem: PasswordProblem, shortest: number): string {
  switch (problem) {
    case "too short":
      return `Use at least ${shortest} characters.`;
    case "too long":
      return `Use at most ${LONGEST_PASSWORD} characters.`;
    case "too even":
      return "Use at least five different characters.";
    case "too common":
      return "This password is on lists of stolen ones. Choose another.";
    case "too near":
      return "Without your name, your address and your organisation, at least 8 characters must be left.";
  }
}

let known: Set<number> | undefined;

/** Is it among the 20,000 most frequent of stolen passwords that are long enough, in whatever capitals? */
function isCommon(password: string): boolean {
  known ??= unpacked(Buffer.from(common.hashes, "base64"));
  const hash = createHash("sha256").update(password.toLowerCase()).digest();
  return known.has(hash.readUIntBE(0, HASH_BYTES));
}

function unpacked(bytes: Buffer): Set<number> {
  const starts = Array.from({ length: bytes.length / HASH_BYTES }, (_, at) => at * HASH_BYTES);
  return new Set(starts.map((start) => bytes.readUIntBE(start, HASH_BYTES)));
}

function wordsOf(about: readonly string[]): string[] {
  const words = ["kept", ...about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))];
  return words.filter((word) => word.length >= SHORTEST_WORD).toSorted((a, b) => b.length - a.length);
}

function restsOn(password: string, words: readonly string[]): boolean {
  const rest = words.reduce((text, word) => text.replaceAll(word, ""), password.toLowerCase());
  return rest.length < LEFT_BESIDE_WORDS;
}
