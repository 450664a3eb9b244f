/** What a paragraph of the methods page is made of. */

/** The organisation's own settings that shape figures, as the paragraphs print them. */
export type MethodSettings = Readonly<{
  /** Fewest answers a shown figure may rest on, and fewest before comments may be read by executives. */
  fewestAnswers: number;
  fewestComments: number;
  /** Of the target in force for the whole organisation; undefined where nobody set one. */
  target: number | undefined;
  band: number;
  timeZone: string;
  /** "January". */
  fiscalYearStart: string;
  /** What the organisation's own answers say about how many good experiences make up for a bad one. */
  ownRatio: string;
  /** The organisation's own share of feeling in what is explained, in per cent, with its range; or why there is none. */
  emotionShare: Readonly<{ value: number; low: number; high: number }> | string;
}>;

/** `says` gives paragraphs in plain words. A claim is something popular that is not proven. */
export type Method = Readonly<{
  key: string;
  label: string;
  says: (settings: MethodSettings) => readonly string[];
  formula?: string;
  sources: readonly string[];
  isClaim?: boolean;
}>;

export type MethodGroup = Readonly<{ key: string; label: string; methods: readonly Method[] }>;
