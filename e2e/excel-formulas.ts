import { promisify } from "node:util";
import { text } from "node:stream/consumers";
import { fromBuffer, type Entry, type ZipFile } from "yauzl";

const opened = promisify<Buffer, { lazyEntries: boolean }, ZipFile>(fromBuffer);

/** Every formula of an Excel file, and every link or part that could run: read from its XML, not by a spreadsheet. */
export async function formulasIn(book: Buffer): Promise<string[]> {
  const zip = await opened(book, { lazyEntries: true });
  const read = promisify(
    zip.openReadStream.bind(zip) as (
      entry: Entry,
      done: (error: Error | null, stream: NodeJS.ReadableStream) => void,
    ) => void,
  );
  const found: string[] = [];
  zip.readEntry();
  await new Promise<void>((done, fail) => {
    zip.on("error", fail);
    zip.on("end", done);
    zip.on("entry", (entry: Entry) => {
      if (/vba|externalLink|embeddings/i.test(entry.fileName)) found.push(entry.fileName);
      read(entry)
        .then((stream) => text(stream as never))
        .then((xml) => {
          found.push(...(xml.match(/<(?:f|hyperlink|oleObject)[\s>/][^<]*/g) ?? []));
          zip.readEntry();
        })
        .catch(fail);
    });
  });
  return found;
}
