import { formatCount } from "@/ui/format";

/** "1 answer", "1,204 answers". */
export function answersWords(count: number): string {
  return `${formatCount(count)} ${count === 1 ? "answer" : "answers"}`;
}
