import type { Language } from "./customers";
import type { ChannelSlug, PersonaSlug, SegmentSlug, SurveyKey } from "./dimensions";

/** One answered survey, with the names of everything it belongs to. */
export type SeedAnswer = Readonly<{
  /** Its place in `customers`. */
  customer: number;
  /** An ISO instant in UTC. */
  answeredAt: string;
  survey: SurveyKey;
  touchpoint: string;
  channel: ChannelSlug;
  segment: SegmentSlug;
  persona: PersonaSlug | undefined;
  score: number;
  csat: number | null;
  ces: number | null;
  emotion: number | null;
  promiseKept: number | null;
  language: Language;
  comment: string | null;
}>;
