import { expect, it } from "vitest";
import { removeUpload, storedUpload, storeUpload } from "./files";

it("uploads have no path but their token's, whatever is asked for", async () => {
  const body = () => new Blob(["x"]).stream();
  for (const token of [
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "00000000-0000-4000-8000-000000000000/../x",
    "00000000-0000-4000-8000-000000000000\0",
    "00000000-0000-4000-8000-00000000000G",
    "/etc/passwd",
    "",
  ]) {
    const refusal = "This is not the address of an upload.";
    await expect(storeUpload(token, body()), token).rejects.toThrow(refusal);
    await expect(storedUpload(token), token).rejects.toThrow(refusal);
    await expect(removeUpload(token), token).rejects.toThrow(refusal);
  }
});
