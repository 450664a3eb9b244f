import { addMonths, widenToMonths, type Range } from "@/domain/period";

/**
 * A range's whole months from the newest back, in chunks that double in length: a common word is found in the first
 * chunk, and a rare one in a few statements more.
 */
export function monthChunks(range: Range): Range[] {
  const { from, to } = widenToMonths(range);
  const chunks: Range[] = [];
  let end = to;
  for (let months = 1; end > from; months *= 2) {
    const start = addMonths(end, -months);
    chunks.push({ from: start < from ? from : start, to: end });
    end = start;
  }
  return chunks;
}
