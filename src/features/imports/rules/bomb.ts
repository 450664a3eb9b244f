/** No honest survey unpacks to more. */
const inflatedLimit = 4 * 1024 ** 3;
/** Text shrinks 5 to 50 times, a bomb a thousand; looked at once there is enough to tell. */
const ratioLimit = 250;
const ratioFrom = 64 * 1024 ** 2;

/** A sentence where `packed` bytes that unpack to `inflated` are no survey; also asked of sizes only stated so far. */
export function whyBomb(inflated: number, packed: number): string | undefined {
  if (inflated > inflatedLimit) return "The file unpacks to more than 4 GB. Split it and import the parts.";
  if (inflated > ratioFrom && inflated > ratioLimit * packed)
    return "The file unpacks to far more than a survey would. It was not read.";
  return undefined;
}
