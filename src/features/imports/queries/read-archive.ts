import { openPromise, type Entry, type ZipFile } from "yauzl";
import { whyBomb } from "../rules/bomb";
import { UnreadableFile } from "../schema";

/** An Excel file of a survey has some dozens. */
const entryLimit = 2_000;

/** A zip archive whose directory was looked at before anything was unpacked. */
export class Archive {
  readonly #entries: ReadonlyMap<string, Entry>;

  private constructor(
    readonly zip: ZipFile,
    entries: readonly Entry[],
  ) {
    this.#entries = new Map(entries.map((entry) => [entry.fileName, entry]));
  }

  /**
   * Throws UnreadableFile for what is damaged, has a password, or says that it unpacks to more than any survey would;
   * nothing is unpacked for that.
   */
  static async open(path: string): Promise<Archive> {
    return readable(async () => {
      const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
      try {
        return new Archive(zip, await entriesOf(zip));
      } catch (error) {
        zip.close();
        throw error;
      }
    });
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  /** The unpacked bytes of an entry. What unpacks to more than its header says breaks off there. */
  async *read(name: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name);
    if (!entry) throw new UnreadableFile(`The archive has no part “${name}”. Save the file again.`);
    const stream = await readable(() => this.zip.openReadStreamPromise(entry));
    try {
      for await (const bytes of stream as AsyncIterable<Buffer>) {
        signal?.throwIfAborted();
        yield bytes;
      }
    } catch (error) {
      throw asUnreadable(error);
    } finally {
      stream.destroy();
    }
  }

  close(): void {
    this.zip.close();
  }
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > entryLimit)
    throw new UnreadableFile("The archive has thousands of parts; no survey has. It was not read.");
  const entries: Entry[] = [];
  let inflated = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted())
      throw new UnreadableFile("The archive has a password. Save the file without one.");
    inflated += entry.uncompressedSize;
    const problem = whyBomb(entry.uncompressedSize, entry.compressedSize) ?? whyBomb(inflated, zip.fileSize);
    if (problem !== undefined) throw new UnreadableFile(problem);
    entries.push(entry);
  }
  return entries;
}

async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asUnreadable(error);
  }
}

/** What yauzl and zlib say, as a sentence; a missing file and an interruption stay what they are. */
function asUnreadable(error: unknown): unknown {
  if (error instanceof UnreadableFile || !(error instanceof Error) || error.name === "AbortError")
    return error;
  if ("code" in error && /^E[A-Z]+$/.test(String(error.code))) return error;
  if (error.message.includes("too many bytes"))
    return new UnreadableFile("The archive holds more than it says. It was not read.");
  return new UnreadableFile("The archive is damaged or cut off. Copy it again.");
}
