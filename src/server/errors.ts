/**
 * Three kinds of errors reach a person: a refusal (a rule says no, in a sentence), something not found (or not
 * theirs: the words are the same), and a fault (ours; they get a reference to quote, the log gets the rest).
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

export class NotFound extends Error {
  override readonly name = "NotFound";
  constructor(message = "This does not exist or you have no access to it.") {
    super(message);
  }
}

/** A short reference that joins what a person saw with the line in the log. */
export function faultReference(): string {
  return crypto.randomUUID().slice(0, 4).toUpperCase();
}
