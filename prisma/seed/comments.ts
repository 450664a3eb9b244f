import type { NpsClass } from "@/domain/nps";
import { wordsAfterPurchase } from "./comments-after-purchase";
import { wordsBeforePurchase, type Words } from "./comments-before-purchase";
import type { Language } from "./customers";
import type { Random } from "./random";

/** How many write something: a quarter of all, unhappy customers more often. */
const commentShare: Readonly<Record<NpsClass, number>> = { detractor: 0.41, passive: 0.17, promoter: 0.21 };

const words: Readonly<Record<string, Words>> = { ...wordsBeforePurchase, ...wordsAfterPurchase };

const handlers = [
  "Alison",
  "Chidi",
  "Daniela",
  "Gwen",
  "Jamal",
  "Karl",
  "Leonie",
  "Mei",
  "Patrick",
  "Rupa",
  "Siân",
  "Theo",
];
const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const openers: Readonly<Record<NpsClass, readonly string[]>> = {
  promoter: [
    "Very happy.",
    "Excellent.",
    "Can't fault it.",
    "Really good service.",
    "Brilliant, as always.",
    "So much better than my last insurer.",
    "10 out of 10.",
    "Well done.",
  ],
  passive: [
    "Fine overall.",
    "It was okay.",
    "Not bad.",
    "Does the job.",
    "Mixed feelings.",
    "Good, with one thing missing.",
  ],
  detractor: [
    "Disappointed.",
    "Not good enough.",
    "Really poor.",
    "I expected better.",
    "Frustrating.",
    "Where do I start…",
    "Never again.",
    "Sorry, but no.",
  ],
};

const closers: Readonly<Record<NpsClass, readonly string[]>> = {
  promoter: [
    "Would recommend.",
    "Keep it up.",
    "Thank you.",
    "That is how it should be.",
    "Staying with you.",
    "Made a stressful week easier.",
    "Already told my neighbours.",
  ],
  passive: [
    "Could be quicker.",
    "Price could be lower.",
    "Let's see next time.",
    "Nothing special.",
    "Please keep people better informed.",
  ],
  detractor: [
    "I will look elsewhere at renewal.",
    "Please call me.",
    "I have been a customer for {times} years.",
    "Nobody takes responsibility.",
    "I want an answer.",
    "It should not be this hard.",
    "Left feeling like a number.",
    "Is anybody reading this?",
  ],
};

const emoji: Readonly<Record<NpsClass, readonly string[]>> = {
  promoter: ["👍", "😊", "🙏", "⭐️⭐️⭐️⭐️⭐️", "❤️"],
  passive: ["🤷", "😐", "👌"],
  detractor: ["😡", "👎", "😞", "🙄"],
};

/** Other languages are few and stay general. */
const foreign: Readonly<Record<Exclude<Language, "en">, Readonly<Record<NpsClass, readonly string[]>>>> = {
  de: {
    promoter: [
      "Sehr freundlich und schnell, nach {few} Minuten war alles erledigt.",
      "Alles bestens, vielen Dank an {name}!",
      "Endlich eine Versicherung, die zurückruft.",
    ],
    passive: [
      "Im Großen und Ganzen in Ordnung, nur etwas langsam.",
      "Gut, aber {amount} teurer als letztes Jahr.",
    ],
    detractor: [
      "Seit {weeks} Wochen keine Antwort.",
      "Ich musste alles {count}-mal erklären.",
      "Die Prämie ist ohne Begründung um {percent} % gestiegen.",
    ],
  },
  fr: {
    promoter: [
      "Très bon accueil, réponse en {few} minutes.",
      "Rien à redire, merci à {name} !",
      "Service rapide et clair.",
    ],
    passive: ["Correct, mais un peu lent.", "Bien dans l'ensemble, le prix reste élevé."],
    detractor: [
      "Aucune nouvelle depuis {weeks} semaines.",
      "J'ai dû expliquer {count} fois la même chose.",
      "Augmentation de {percent} % sans explication.",
    ],
  },
};

export type Writer = Readonly<{ touchpoint: string; class: NpsClass; language: Language }>;

/** What a customer writes, or null: most give a score and nothing else. */
export function commentOf(writer: Writer, random: Random): string | null {
  if (!random.chance(commentShare[writer.class])) return null;
  if (writer.language !== "en") return filled(random.pick(foreign[writer.language][writer.class]), random);
  const opener = random.chance(0.4) ? [random.pick(openers[writer.class])] : [];
  const closer = random.chance(0.45) ? [random.pick(closers[writer.class])] : [];
  const sentences = [...opener, ...coreOf(writer, random), ...closer].map((sentence) =>
    filled(sentence, random),
  );
  return styled(sentences, writer.class, random);
}

/** One or two sentences about the place; the undecided give one of each. */
function coreOf({ touchpoint, class: kind }: Writer, random: Random): readonly string[] {
  const { good, bad } = words[touchpoint] ?? { good: [], bad: [] };
  if (kind === "passive") {
    const [first, second] = random.chance(0.5) ? [good, bad] : [bad, good];
    return random.chance(0.45) ? [random.pick(first), `But: ${random.pick(second)}`] : [random.pick(first)];
  }
  const list = kind === "promoter" ? good : bad;
  const first = random.pick(list);
  const second = random.pick(list);
  return second !== first && random.chance(0.35) ? [first, second] : [first];
}

function styled(sentences: readonly string[], kind: NpsClass, random: Random): string {
  const isLetter = sentences.length > 2 && random.chance(0.3);
  const text = sentences.join(isLetter ? "\n" : " ");
  const typed = random.chance(0.07) ? text.toLowerCase().replace(/\.$/, "") : text;
  if (kind === "detractor" && random.chance(0.03)) return typed.toUpperCase();
  return random.chance(0.08) ? `${typed} ${random.pick(emoji[kind])}` : typed;
}

function filled(sentence: string, random: Random): string {
  return sentence.replace(/\{(\w+)\}/g, (_, slot: string) => slotValue(slot, random));
}

function slotValue(slot: string, random: Random): string {
  switch (slot) {
    case "days":
      return String(random.whole(2, 12));
    case "weeks":
      return String(random.whole(2, 9));
    case "times":
      return ["two", "three", "four", "five", "six"][random.whole(0, 4)] ?? "two";
    case "count":
      return String(random.whole(2, 6));
    case "few":
      return String(random.whole(2, 9));
    case "minutes":
      return String(5 * random.whole(1, 11));
    case "hour":
      return String(random.whole(2, 11));
    case "percent":
      return String(random.whole(8, 34));
    case "amount":
      return `£${5 * random.whole(4, 90)}`;
    case "name":
      return random.pick(handlers);
    case "month":
      return random.pick(monthNames);
    default:
      throw new RangeError(`No slot {${slot}}`);
  }
}
