import type { Delimiter, Encoding, Packing, SheetChoice } from "../schema/file-layout";

/** How the text of a file is stored: enough to split it into records again. */
export type TextLayout = {
  packing: Packing;
  encoding: Encoding;
  /** Bytes of a byte-order mark. */
  mark: number;
  delimiter: Delimiter;
  /** Characters of a `sep=;` line before the header. */
  separatorLength: number;
};

/** The same for a text or, where `sheet` is set, for a sheet of an Excel file. */
export type FileLayout = TextLayout & {
  sheet: SheetChoice | null;
  /** Columns that are the file's own, where it was handed out to be corrected; null for any other. */
  returned: number | null;
};
