import { isAscii } from "node:buffer";
import { UnreadableFile, type Delimiter, type Encoding } from "../schema";
import { separatorLine, sniffDelimiter } from "../rules/delimiter";
import { isMarked, markLength, sniffEncoding } from "../rules/encoding";
import { whyNotText } from "../rules/file-kind";
import { isGzip, readBytes } from "./read-bytes";
import { TextReader } from "./read-text";

/** How the text of a file is stored: enough to split it into records again. */
export type TextLayout = {
  compressed: boolean;
  encoding: Encoding;
  /** Bytes of a byte-order mark. */
  mark: number;
  delimiter: Delimiter;
  /** Characters of a `sep=;` line before the header. */
  separatorLength: number;
};

/** Bytes of the start that kind, encoding and delimiter are told from. */
const headBytes = 256 * 1024;

/** Tells encoding and delimiter of a file. Throws UnreadableFile where it is no text, or empty. */
export async function readHead(path: string, signal?: AbortSignal): Promise<TextLayout> {
  const compressed = await isGzip(path);
  const { head, sample } = await takeSamples(path, compressed, signal);
  const encoding = sniffEncoding(head, sample);
  const problem = whyNotText(head, encoding.startsWith("utf-16"));
  if (problem !== undefined) throw new UnreadableFile(problem);
  const mark = isMarked(head) ? markLength[encoding] : 0;
  const text = new TextReader(encoding, mark).decode(head);
  if (text.trim() === "" && head.length < headBytes) throw new UnreadableFile("The file is empty.");
  const separator = separatorLine(text);
  return {
    compressed,
    encoding,
    mark,
    delimiter: separator?.delimiter ?? sniffDelimiter(text),
    separatorLength: separator?.length ?? 0,
  };
}

/** The start of a file, and the first stretch of it with bytes beyond ASCII, which may be far behind the start. */
async function takeSamples(path: string, compressed: boolean, signal?: AbortSignal) {
  let head = Buffer.alloc(0);
  let sample: Buffer | undefined;
  for await (const { bytes } of readBytes(path, compressed, signal)) {
    const wasFull = head.length === headBytes;
    head = wasFull ? head : Buffer.concat([head, bytes.subarray(0, headBytes - head.length)]);
    sample = isAscii(bytes) ? undefined : Buffer.from(bytes);
    const told = sample !== undefined || (!wasFull && isTold(head));
    if (told && head.length === headBytes) break;
  }
  return { head, sample: isAscii(head) ? (sample ?? head) : head };
}

/** A byte-order mark already tells the encoding, and what is no text is not read on. */
function isTold(head: Buffer): boolean {
  return isMarked(head) || whyNotText(head, true) !== undefined;
}
