import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { keyFor } from "../sealed";

export const KNOWN_FOR_SECONDS = 180 * 24 * 3600;

const markOf = (id: string, email: string) =>
  createHmac("sha256", keyFor("known browser")).update(`${id}\n${email}`).digest("base64url");

/** The value of the cookie that remembers, without naming anybody, that this account has signed in here. */
export function knownBrowser(email: string): string {
  const id = randomBytes(9).toString("base64url");
  return `${id}.${markOf(id, email)}`;
}

/** The browser's id where the cookie was given for this very address; undefined for any other or a forged one. */
export function browserKnownFor(cookie: string | undefined, email: string): string | undefined {
  const [id = "", mark = ""] = (cookie ?? "").split(".");
  const [given, wanted] = [Buffer.from(mark), Buffer.from(markOf(id, email))];
  return id && given.length === wanted.length && timingSafeEqual(given, wanted) ? id : undefined;
}
