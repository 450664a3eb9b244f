import manifest from "../../package.json" with { type: "json" };

/** Which Kept this is. */
export const version = manifest.version;
