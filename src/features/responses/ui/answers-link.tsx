import { paths } from "@/paths";
import { formatCount } from "@/ui/format";
import { TextLink } from "@/ui/primitives/text-link";

type AnswersLinkProps = {
  n: number;
  /** The filters the figure was made with, for readers who may read comments. */
  reads?: Record<string, string | undefined>;
  /** The number alone, where a heading says what is counted. */
  isBare?: boolean;
};

/** How many answers a figure is made of, and the way to what those customers wrote. */
export function AnswersLink({ n, reads, isBare = false }: AnswersLinkProps) {
  const words = isBare ? formatCount(n) : `${formatCount(n)} answers`;
  return reads ? <TextLink href={paths.feedback(reads)}>{words}</TextLink> : words;
}
